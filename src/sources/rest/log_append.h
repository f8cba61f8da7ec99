// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <QByteArray>

namespace sources {

enum class LogPageResult {
    NoLog, ///< the body is not a page of a log
    End, ///< the log is whole now
    Short, ///< the server says that there are further entries, and gives none
    More, ///< there are further entries after those that the log has now
    Another, ///< the server's log is not the one that is known; it is to be read from its beginning
};

/// How many entries are reported as known to the server: one less than there are, so that the last
/// one comes again and shows that the log is still the same.
[[nodiscard]] std::size_t knownEntries(const deployment::Log& log);

/// Appends the entries of a response of "logs" that follow those that the log has already. The
/// response was requested for what follows so many entries. Entries without a time take that of the
/// entry before. A log that turns out to be another one is emptied. Blocks.
[[nodiscard]] LogPageResult appendLogPage(
    const QByteArray& body, std::size_t asked, deployment::Log& log);

} // namespace sources
