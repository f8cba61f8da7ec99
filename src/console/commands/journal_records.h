// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/journal_record.h"
#include "deploy/sources/commands/command.h"

#include <QByteArray>

#include <string>
#include <vector>

namespace console {

/// An entry of the journal as its page shows it.
[[nodiscard]] models::JournalRecord recordOf(const sources::JournalEntry& entry, bool canCheck);

/// The records as CSV (RFC 4180), in their order; texts that a spreadsheet would run are disarmed.
[[nodiscard]] std::string journalCsv(
    const std::vector<models::JournalRecord>& records, deployment::Zone zone);

} // namespace console
