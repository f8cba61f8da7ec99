// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace formats {

/// What becomes of foreign text on its way into CSV.
enum class CsvTexts : std::uint8_t {
    Disarmed, ///< what a spreadsheet would run as a formula gets an apostrophe in front
    Raw, ///< as it is
    /// For a spreadsheet: what it would run, or take for a number or a date, is written as the
    /// formula of that text (="007"), which the spreadsheet shows verbatim.
    Fixed,
};

/// Writes rows of RFC 4180 onto the end of a string: CRLF, quotes wherever a reader might part or
/// trim a cell, also one that parts cells at semicolons, tabs or bars.
class CsvWriter {
public:
    CsvWriter(std::string& to, CsvTexts texts, char separator = ',')
        : m_to(to)
        , m_texts(texts)
        , m_separator(separator)
    {
    }

    /// Foreign text.
    void text(std::string_view utf8);
    /// Our own numbers, times and names.
    void plain(std::string_view ascii) { write({}, ascii); }
    /// Begins a cell that is written by appending to what is returned; nothing in it may need
    /// quotes.
    std::string& beginCell()
    {
        if (m_cells++ > 0)
            m_to += m_separator;
        m_cell = m_to.size();
        return m_to;
    }
    void endRow();

private:
    void write(std::string_view prefix, std::string_view cell);

    std::string& m_to;
    CsvTexts m_texts;
    char m_separator;
    std::size_t m_cells = 0; ///< of the current row
    std::size_t m_cell = 0; ///< where the last one begins
};

} // namespace formats
