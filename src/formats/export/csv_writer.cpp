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

bool beginsWithWideBlank(std::string_view utf8)
{
    return std::ranges::any_of(
        wideBlanks, [utf8](std::string_view blank) { return utf8.starts_with(blank); });
}

enum class Sign : std::uint8_t { None, Separator, PerhapsBlank };

/// What a byte is. ASCII that separates cells in any of the readers' ways (of control characters,
/// some end a line and some are trimmed), and what may begin a blank beyond ASCII.
constexpr auto signs = [] {
    std::array<Sign, 256> table{};
    std::fill_n(table.begin(), ' ', Sign::Separator);
    for (const char separator : {',', ';', '|', '"'})
        table[static_cast<unsigned char>(separator)] = Sign::Separator;
    for (const std::string_view blank : wideBlanks)
        table[static_cast<unsigned char>(blank.front())] = Sign::PerhapsBlank;
    return table;
}();

bool needsQuotes(std::string_view cell)
{
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const Sign sign = signs[static_cast<unsigned char>(cell[i])];
        if (sign == Sign::None) [[likely]]
            continue;
        if (sign == Sign::Separator || beginsWithWideBlank(cell.substr(i)))
            return true;
    }
    return cell.starts_with(' ') || cell.ends_with(' ');
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
    if (m_cells == 1 && m_cell == m_to.size())
        m_to += "\"\"";
    m_to += "\r\n";
    m_cells = 0;
}

void CsvWriter::write(std::string_view prefix, std::string_view cell)
{
    beginCell();
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
