// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/csv_writer.h"

#include <algorithm>
#include <array>

namespace formats {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool needsQuotes(std::string_view cell)
{
    if (cell.empty())
        return false;
    return isBlank(cell.front()) || isBlank(cell.back())
        || cell.find_first_of(",\"\r\n") != std::string_view::npos;
}

} // namespace

bool looksLikeFormula(std::string_view utf8)
{
    static constexpr std::array<std::string_view, 11> beginnings{
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    return std::any_of(beginnings.begin(), beginnings.end(),
        [utf8](std::string_view beginning) { return utf8.starts_with(beginning); });
}

void CsvWriter::text(std::string_view utf8)
{
    const bool disarm = m_formulas == Formulas::Disarm && looksLikeFormula(utf8);
    write(disarm ? "'" : "", utf8);
}

void CsvWriter::endRow()
{
    // A row of one empty cell would be an empty line, which readers pass over.
    if (m_cells == 1 && m_lastIsEmpty)
        m_to += "\"\"";
    m_to += "\r\n";
    m_cells = 0;
}

void CsvWriter::write(std::string_view prefix, std::string_view cell)
{
    if (m_cells++ > 0)
        m_to += ',';
    m_lastIsEmpty = cell.empty();
    if (!needsQuotes(cell)) {
        m_to += prefix;
        m_to += cell;
        return;
    }
    m_to += '"';
    m_to += prefix;
    for (const char c : cell) {
        if (c == '"')
            m_to += '"';
        m_to += c;
    }
    m_to += '"';
}

} // namespace formats
