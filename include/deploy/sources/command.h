// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/operations/command.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace sources {

using operations::CommandKind;
using operations::CommandState;

/// What a person has decided: one intention, with an id that goes along as Idempotency-Key.
struct Command {
    QString id; ///< a UUID without braces
    CommandKind kind = CommandKind::Pause;
    QString deployment;
    QString version;
    QString environment;
    QString targetVersion; ///< of a rollback
    QString reason;
    QString revision; ///< strong ETag that it was decided on; empty where the server gives none
    QString connectionId;
    QString connection; ///< the name, as it was then
    QString who;
    deployment::Timestamp decided;

    bool operator==(const Command&) const = default;
    /// With a new id.
    [[nodiscard]] static Command create(CommandKind kind, QString deployment);
};

/// A command and what became of it, as the journal keeps it.
struct JournalEntry {
    Command command;
    CommandState state = CommandState::Prepared;
    QString outcome; ///< a sentence; the server's words where it said any
    std::optional<deployment::Timestamp> sent;
    std::optional<deployment::Timestamp> ended;
    qint64 process = 0; ///< that sends or has sent it

    bool operator==(const JournalEntry&) const = default;
};

/// Who acts where the server does not say: the name of the user that this process runs as.
[[nodiscard]] QString localUser();

} // namespace sources

Q_DECLARE_METATYPE(sources::Command)
Q_DECLARE_METATYPE(sources::JournalEntry)
