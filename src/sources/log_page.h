// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <QByteArray>

namespace sources {

enum class LogPageResult {
    NoLog, ///< the body is not a page of a log
    End, ///< the log is whole now
    More, ///< there are further entries behind those that the log has now
};

/// Appends the entries of a response of "logs" that come behind those that the log has already.
/// Entries without a time take that of the entry before. A log that is longer than the server's is
/// emptied, to be read anew. Blocks.
[[nodiscard]] LogPageResult appendLogPage(const QByteArray& body, deployment::Log& log);

} // namespace sources
