// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/export/csv_writer.h"
#include "deploy/history/history.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace formats {

enum class ExportFormat : std::uint8_t { Csv, Json, JsonLines };

struct ExportOptions {
    ExportFormat format = ExportFormat::Csv;
    deployment::Zone zone = deployment::Zone::Local;
    deployment::Timestamp now; ///< for the duration of what is still running
    bool byteOrderMark = false; ///< CSV: spreadsheets need it to see UTF-8
    /// CSV. With Fixed, times too are for a spreadsheet: "2025-02-15 10:00:00" in one offset from
    /// UTC for all, which the heading names, so that their order is that of the moments.
    CsvTexts texts = CsvTexts::Disarmed;
};

/// Takes the next piece of output; false stops the export.
using ExportSink = std::function<bool(std::string_view)>;

/// Writes the rows in the given order with the given columns. CSV is RFC 4180 with a header of
/// schema names and CRLF; times are ISO 8601 with offset (but see above), durations whole seconds,
/// missing values empty. JSON gives one object a row, keyed by schema names, missing values null.
/// False if the sink stopped it.
[[nodiscard]] bool exportRows(const history::History& history, std::span<const history::Row> rows,
    std::span<const history::Column> columns, const ExportOptions& options, const ExportSink& sink);

} // namespace formats
