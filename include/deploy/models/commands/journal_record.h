// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/models/commands/command_plan.h"

#include <QString>

#include <optional>

namespace models {

using operations::allCommandStates;
using operations::CommandState;

/// One command that this console has written down. Texts are raw.
struct JournalRecord {
    QString id;
    CommandKind kind = CommandKind::Pause;
    QString deployment;
    QString version;
    QString targetVersion; ///< of a rollback
    QString environment;
    QString connection; ///< its name
    QString who;
    QString reason;
    QString revision; ///< that it was decided on; empty where the server gives none
    CommandState state = CommandState::Prepared;
    QString outcome; ///< a sentence: the server's words, or what reading back has found
    deployment::Timestamp prepared;
    std::optional<deployment::Timestamp> sent;
    std::optional<deployment::Timestamp> ended;
    bool canCheck = false; ///< its deployment can be read now, to resolve an unknown outcome

    bool operator==(const JournalRecord&) const = default;
};

/// "Outcome unknown", "Accepted, waiting", …
[[nodiscard]] QString commandStateText(CommandState state);
/// "Roll back to V2.0.0"; safe to show.
[[nodiscard]] QString commandText(const JournalRecord& record);

} // namespace models
