// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"
#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace operations {

/// Something that a rollback can go back to, as what carries it out knows it.
struct CommandTarget {
    std::string id; ///< Command::targetId
    std::string version; ///< Command::targetVersion; no two of them have the same
    std::int64_t revision = 0;
    std::optional<deployment::Timestamp> created;
    bool isRunning = false; ///< it still has pods

    bool operator==(const CommandTarget&) const = default;
};

/// What must be known before a command is given, beyond what the record of the deployment says.
struct CommandBriefing {
    std::vector<deployment::Message> notes; ///< each a sentence
    /// All that a rollback can go back to, the newest first; nullopt: what the history says.
    std::optional<std::vector<CommandTarget>> targets;
};

} // namespace operations
