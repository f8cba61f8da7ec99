// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/commands/rollback_targets.h"
#include "deploy/operations/command.h"
#include "deploy/operations/command_policy.h"
#include "deploy/operations/connection.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace models {

using operations::CommandKind;

/// Whether a deployment is the newest of its environment, and what took its place otherwise.
struct Succession {
    bool isNewest = false;
    std::string newerVersion; ///< empty if none is known

    bool operator==(const Succession&) const = default;
};

/// Everything that the user bases a command on, as known at one point in time.
struct CommandPlan {
    CommandKind kind = CommandKind::Pause;
    operations::Connection connection;
    std::shared_ptr<const deployment::Deployment> deployment; ///< never null
    std::vector<RollbackTarget> targets; ///< of a rollback, the newest first
    Succession succession; ///< where the command may depend on it
    QString disabledReason; ///< why it can't be given beside the deployment's own state; or empty
    /// What its channel says of it beside all this, as sentences; nothing is sent while that is
    /// still being asked.
    std::vector<deployment::Message> notes;
    bool awaitsBriefing = false;
    std::optional<deployment::Timestamp> asOf; ///< when the deployment was known to be like this
};

/// Why the command can't be given now, as a sentence: the plan's own reason, or the state of the
/// deployment; empty if it can.
[[nodiscard]] QString disabledReasonOf(const CommandPlan& plan);

/// What the user has entered so far. Nothing is ever filled in automatically.
struct CommandDraft {
    std::string targetVersion; ///< of a rollback; empty: not chosen
    QString reason;
    QString confirmation; ///< the environment's name, typed where it is production

    bool operator==(const CommandDraft&) const = default;
};

/// The reason is cut to this length, in UTF-16 units, which are never fewer than characters.
inline constexpr int maxReasonLength = static_cast<int>(operations::maxReasonLength);
/// The reason as it is sent: without white space around and line breaks within.
[[nodiscard]] QString normalizedReason(const QString& typed);

/// Whether the command reaches production: its connection is marked as such, or the environment's
/// name says so (history::environmentKindOf()), whatever the connection is marked as.
[[nodiscard]] bool reachesProduction(const CommandPlan& plan);

/// What has to be typed before the command may be sent: the environment's full name (the
/// deployment's id if that is blank) where it reaches production; empty elsewhere.
[[nodiscard]] QString confirmationWanted(const CommandPlan& plan);

/// What keeps a command from being sent, in the order in which the user should provide it.
enum class MissingInput : std::uint8_t {
    NotPossible,
    Briefing, ///< comes by itself
    Acknowledgement,
    Target,
    Reason,
    Confirmation,
    MatchingConfirmation ///< something else was typed
};
[[nodiscard]] std::vector<MissingInput> missingInputs(
    const CommandPlan& plan, const CommandDraft& draft, bool changesAcknowledged);
/// "Still missing: a reason, the typed confirmation."; what input can't fix stands alone; empty if
/// nothing is missing.
[[nodiscard]] QString missingInputsText(
    const std::vector<MissingInput>& remaining, const CommandPlan& plan);

/// The notes, a line each; safe to show. While they are asked for, that is said.
[[nodiscard]] QString notesText(const CommandPlan& plan);

/// The chosen target as the plan has it; null if none is chosen or it is not there.
[[nodiscard]] const RollbackTarget* chosenTarget(
    const CommandPlan& plan, const std::string& version);

} // namespace models
