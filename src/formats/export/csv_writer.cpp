// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/export/csv_writer.h"

#include "deploy/deployment/spreadsheet_cell.h"

#include <algorithm>
#include <array>

namespace formats {

namespace {

/// What readers take for the end of a line or trim off a cell, beyond ASCII: NEL, no-break space,
/// line and paragraph separator, ideographic space.
constexpr std::array<std::string_view, 5> wideBlanks{
    "\xC2\x85", "\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE3\x80\x80"};

bool needsQuotes(std::string_view cell)
{
    bool isAscii = true;
    for (const char c : cell) {
        // Of control characters, some end a line and some are trimmed.
        if ((c >= 0 && c < ' ') || c == ',' || c == ';' || c == '|' || c == '"')
            return true;
        isAscii = isAscii && c >= 0;
    }
    const auto holds = [cell](std::string_view blank) {
        return cell.find(blank) != std::string_view::npos;
    };
    return cell.starts_with(' ') || cell.ends_with(' ')
        || (!isAscii && std::ranges::any_of(wideBlanks, holds));
}

std::string withDoubledQuotes(std::string_view text)
{
    std::string doubled;
    for (const char c : text)
        doubled.append(c == '"' ? 2 : 1, c);
    return doubled;
}

/// Whether a formula can hold the text: in one line, and no longer than Excel lets it be.
bool fitsIntoFormula(std::string_view text)
{
    constexpr std::size_t longest = 255;
    return text.size() <= longest && text.find_first_of("\r\n") == std::string_view::npos;
}

} // namespace

void CsvWriter::text(std::string_view utf8)
{
    const bool runs = deployment::looksLikeFormula(utf8);
    if (m_texts == CsvTexts::Fixed && (runs || deployment::looksLikeValue(utf8))
        && fitsIntoFormula(utf8))
        return write({}, "=\"" + withDoubledQuotes(utf8) + '"');
    write(runs && m_texts != CsvTexts::Raw ? "'" : "", utf8);
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
    m_to += withDoubledQuotes(cell);
    m_to += '"';
}

} // namespace formats
