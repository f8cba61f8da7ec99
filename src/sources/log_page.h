// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <QByteArray>

namespace sources {

enum class LogPageResult {
    NoLog, ///< the body is not a page of a log
    End, ///< the log is whole now
    More, ///< entries were added, and there are further ones
};

/// Appends the entries of a response of "logs" that come behind those that the log has already.
/// Entries without a time take that of the entry before. Blocks.
[[nodiscard]] LogPageResult appendLogPage(const QByteArray& body, deployment::Log& log);

} // namespace sources
