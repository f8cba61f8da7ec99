// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_schema.h"

namespace sources {

namespace {

/// The order of the columns, in the schema and in every statement.
const QString columnNames = QStringLiteral(
    "id, kind, deployment, version, environment, target_version, reason, revision, connection_id, "
    "connection, who, decided, state, outcome, sent, ended, process, server, caller, "
    "process_start, target_id");

const QString progressColumns =
    QStringLiteral("state=?, outcome=?, sent=?, ended=?, process=?, process_start=?, caller=?");

const QString schema = QStringLiteral(
    "CREATE TABLE commands (id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, deployment TEXT NOT "
    "NULL, "
    "version TEXT NOT NULL, environment TEXT NOT NULL, target_version TEXT NOT NULL, "
    "reason TEXT NOT NULL, revision TEXT NOT NULL, connection_id TEXT NOT NULL, connection TEXT "
    "NOT NULL, "
    "who TEXT NOT NULL, decided INTEGER NOT NULL, state TEXT NOT NULL, outcome TEXT NOT NULL, "
    "sent INTEGER, ended INTEGER, process INTEGER NOT NULL, server TEXT NOT NULL DEFAULT '', "
    "caller TEXT NOT NULL DEFAULT '', process_start TEXT NOT NULL DEFAULT '', "
    "target_id TEXT NOT NULL DEFAULT '')");

/// What a file of version 1 lacks.
const QStringList secondVersion{
    QStringLiteral("ALTER TABLE commands ADD COLUMN server TEXT NOT NULL DEFAULT ''"),
    QStringLiteral("ALTER TABLE commands ADD COLUMN caller TEXT NOT NULL DEFAULT ''"),
    QStringLiteral("ALTER TABLE commands ADD COLUMN process_start TEXT NOT NULL DEFAULT ''")};

/// What one of version 2 lacks.
const QStringList thirdVersion{
    QStringLiteral("ALTER TABLE commands ADD COLUMN target_id TEXT NOT NULL DEFAULT ''")};

} // namespace

const QString& journalColumns()
{
    return columnNames;
}

const QString& journalProgress()
{
    return progressColumns;
}

QStringList journalStepsFrom(int version)
{
    switch (version) {
    case 0:
        return {schema};
    case 1:
        return secondVersion + thirdVersion;
    case 2:
        return thirdVersion;
    default:
        return {};
    }
}

} // namespace sources
