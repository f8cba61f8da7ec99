// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace formats {

/// Writes rows of RFC 4180 onto the end of a string: CRLF, quotes where they are needed.
class CsvWriter {
public:
    enum class Formulas : std::uint8_t { Disarm, Keep };

    CsvWriter(std::string& to, Formulas formulas)
        : m_to(to)
        , m_formulas(formulas)
    {
    }

    /// Foreign text: what a spreadsheet would take for a formula is disarmed.
    void text(std::string_view utf8);
    /// Our own numbers, times and names.
    void plain(std::string_view ascii) { write({}, ascii); }
    void endRow();

private:
    void write(std::string_view prefix, std::string_view cell);

    std::string& m_to;
    Formulas m_formulas;
    std::size_t m_cells = 0; ///< of the row at hand
    bool m_lastIsEmpty = false;
};

/// Whether a spreadsheet may run the text as a formula: it begins with = + - @, their full-width
/// forms, a tab or a line break (OWASP, "CSV Injection").
[[nodiscard]] bool looksLikeFormula(std::string_view utf8);

} // namespace formats
