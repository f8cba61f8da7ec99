// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/export_format.h"
#include "deploy/history/history.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace formats {

using history::ExportFormat;

struct ExportOptions {
    ExportFormat format = ExportFormat::Csv;
    deployment::Zone zone = deployment::Zone::Local;
    deployment::Timestamp now; ///< for the duration of what is still running
    bool byteOrderMark = false; ///< Csv and Spreadsheet, which need it to see UTF-8
    bool raw = false; ///< Csv: what a spreadsheet would run as a formula stays as it is
    /// Spreadsheet: for one that has 12.5 as 12,5 and parts cells at semicolons. It takes 12.5 for
    /// a text or a day, and a line of commas for one cell.
    bool decimalComma = false;
};

/// Takes the next piece of output; false stops the export.
using ExportSink = std::function<bool(std::string_view)>;

/// Writes the rows in the given order with the given columns. In a Spreadsheet, texts are
/// CsvTexts::Fixed and times "2025-02-15 10:00:00" in one offset from UTC for all, which the
/// heading names, so that their order is the time order. CSV is RFC 4180 with a header of schema
/// names and CRLF; times are ISO 8601 with offset (but see above), durations whole seconds, missing
/// values empty. JSON gives one object a row, keyed by schema names, missing values null. False if
/// the sink stopped it.
[[nodiscard]] bool exportRows(const history::History& history, std::span<const history::Row> rows,
    std::span<const history::Column> columns, const ExportOptions& options, const ExportSink& sink);

} // namespace formats
