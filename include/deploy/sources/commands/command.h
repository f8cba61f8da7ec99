// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/operations/command.h"
#include "deploy/sources/connection.h"

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
    QString server; ///< serverKey() of where it was sent; empty in old entries
    QString caller; ///< callerMark() of who sent it; empty in old entries
    qint64 process = 0; ///< that sends or has sent it
    QString processStart; ///< tells it from another process that has its number later

    bool operator==(const JournalEntry&) const = default;
};

/// Which server an address leads to, whatever a connection to it is called and with or without a
/// slash at its end.
[[nodiscard]] QString serverKey(const QUrl& baseUrl);
/// Whether the entry's command was sent to the server of the connection.
[[nodiscard]] bool isOf(const JournalEntry& entry, const Connection& connection);

/// Who acts where the server does not say: the name of the user that this process runs as.
[[nodiscard]] QString localUser();

} // namespace sources

Q_DECLARE_METATYPE(sources::Command)
Q_DECLARE_METATYPE(sources::JournalEntry)
