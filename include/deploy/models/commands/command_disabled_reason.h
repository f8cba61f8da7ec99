// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"
#include "deploy/operations/command_policy.h"

#include <string_view>

namespace models {

/// A deployment as far as commands are concerned; with the words to say why one is not possible.
struct CommandSituation {
    operations::CommandSubject subject;
    std::string statusWord;
    std::string environment;
    std::string newerVersion; ///< that took its place; empty if none is known
};
[[nodiscard]] CommandSituation situationOf(
    const deployment::Deployment& deployment, const Succession& succession);

/// What a history says of what came after the deployment in its environment.
[[nodiscard]] Succession successionOf(
    const history::History& history, std::string_view id, deployment::Timestamp now);

/// Why a deployment in this situation does not take the command, as a sentence; empty if it does.
/// The rule itself is operations::disabledReasonFor().
[[nodiscard]] QString disabledReasonFor(CommandKind kind, const CommandSituation& situation);

} // namespace models
