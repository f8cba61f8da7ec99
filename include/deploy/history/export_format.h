// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace history {

/// What rows are exported as; the one list of formats for dialogs, command line and writer.
enum class ExportFormat : std::uint8_t {
    Csv,
    Spreadsheet, ///< CSV whose cells a spreadsheet shows as they are
    Json,
    JsonLines,
};

} // namespace history
