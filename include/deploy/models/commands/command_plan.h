// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/commands/rollback_targets.h"
#include "deploy/operations/command.h"
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
    std::string newerVersion; ///< empty where none is known

    bool operator==(const Succession&) const = default;
};

/// Everything that a person decides a command on, as it is known at one moment.
struct CommandPlan {
    CommandKind kind = CommandKind::Pause;
    operations::Connection connection;
    std::shared_ptr<const deployment::Deployment> deployment; ///< never null
    std::vector<RollbackTarget> targets; ///< of a rollback, the newest first
    Succession succession;
    QString disabledReason; ///< why it can't be given beside the deployment's own state; or empty
    std::optional<deployment::Timestamp> asOf; ///< when the deployment was known to be like this
};

/// Why the command can't be given now, as a sentence: the plan's own obstacle, or the state of the
/// deployment; empty where it can.
[[nodiscard]] QString disabledReasonOf(const CommandPlan& plan);

/// What a person has put in so far. Nothing of it is ever filled in for them.
struct CommandDraft {
    std::string targetVersion; ///< of a rollback; empty: not chosen
    QString reason;
    QString confirmation; ///< the environment's name, typed on a production connection

    bool operator==(const CommandDraft&) const = default;
};

/// The reason is cut to this length, in UTF-16 units.
inline constexpr int maxReasonLength = 500;
/// The reason as it is sent: without white space around and line breaks within.
[[nodiscard]] QString normalizedReason(const QString& typed);

/// What has to be typed before the command may be sent: the environment's full name (the
/// deployment's id where that is blank) on a production connection; empty elsewhere.
[[nodiscard]] QString confirmationWanted(const CommandPlan& plan);

/// What keeps a command from being sent, in the order in which a person should see to it.
enum class MissingInput : std::uint8_t {
    NotPossible,
    Acknowledgement,
    Target,
    Reason,
    Confirmation
};
[[nodiscard]] std::vector<MissingInput> missingInputs(
    const CommandPlan& plan, const CommandDraft& draft, bool changesAcknowledged);
/// "Still missing: a reason, the typed confirmation."; what can't be mended by input stands alone;
/// empty where nothing is missing.
[[nodiscard]] QString missingInputsText(
    const std::vector<MissingInput>& remaining, const CommandPlan& plan);

/// The chosen target as the plan has it; null if none is chosen or it is not there.
[[nodiscard]] const RollbackTarget* chosenTarget(
    const CommandPlan& plan, const std::string& version);

} // namespace models
