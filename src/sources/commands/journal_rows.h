// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_origin.h"

#include <QString>

class QSqlQuery;

namespace sources {

// Entries of the journal as rows of its file: the columns in the order of journalColumns().

/// "state NOT IN ('done',…)".
[[nodiscard]] QString unfinishedCondition();
/// A whole row.
void bindEntry(QSqlQuery& query, const JournalEntry& entry);
/// What journalProgress() sets, and the ID of the command that it is set of.
void bindProgress(QSqlQuery& query, const JournalEntry& entry);
/// The row that the query stands on.
[[nodiscard]] JournalEntry entryOf(const QSqlQuery& query);

} // namespace sources
