// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

namespace operations {

/// A command and what became of it, as the journal keeps it.
struct JournalEntry {
    Command command;
    CommandState state = CommandState::Prepared;
    std::string outcome; ///< a sentence; the server's words where it said any
    std::optional<deployment::Timestamp> sentAt;
    std::optional<deployment::Timestamp> finishedAt;
    std::string server; ///< sources::serverKey() of where it was sent; empty in old entries
    std::string caller; ///< tells who sent it, and no secret; empty in old entries
    std::int64_t process = 0; ///< that sends or has sent it
    std::string processStart; ///< distinguishes it from a later process with the same number

    bool operator==(const JournalEntry&) const = default;
};

} // namespace operations
