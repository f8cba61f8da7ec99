// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/journal_model.h"

#include <string>
#include <vector>

namespace console {

/// The rows as CSV (RFC 4180), in their order; texts that a spreadsheet would run are disarmed.
[[nodiscard]] std::string journalCsv(
    const std::vector<models::JournalRow>& rows, deployment::Zone zone);

} // namespace console
