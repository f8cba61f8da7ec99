// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// CSV: leave text as it is. Otherwise a text cell that a spreadsheet would take for a formula
    /// gets an apostrophe in front (OWASP, "CSV Injection").
    bool raw = false;
};

/// Takes the next piece of output; false stops the export.
using ExportSink = std::function<bool(std::string_view)>;

/// Writes the rows in the given order with the given columns. CSV is RFC 4180 with a header of
/// schema names and CRLF; times are ISO 8601 with offset, durations whole seconds, missing values
/// empty. JSON gives one object a row, keyed by schema names, missing values null. False if the
/// sink stopped it.
[[nodiscard]] bool exportRows(const history::History& history, std::span<const history::Row> rows,
    std::span<const history::Column> columns, const ExportOptions& options, const ExportSink& sink);

} // namespace formats
