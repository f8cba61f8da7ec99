// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

/// What a spreadsheet makes of the text of a cell that it reads from a file or from the clipboard.
namespace deployment {

/// Whether a spreadsheet may run the text as a formula: it begins with = + - @, their full-width
/// forms, a tab or a line break (OWASP, "CSV Injection").
[[nodiscard]] bool looksLikeFormula(std::string_view utf8);

/// Whether a spreadsheet may take the text for a number, a date, a truth value or an error and
/// show another one in its place ("007", "1.10", "3/4", "1E10", "DEC-01", "TRUE", "#N/A"). What has
/// a digit may be any of these, depending on the language of the spreadsheet.
[[nodiscard]] bool looksLikeValue(std::string_view utf8);

} // namespace deployment
