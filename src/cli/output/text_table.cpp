// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_table.h"

#include <algorithm>

namespace cli {

namespace {

/// Cells of the screen. What is longer stands out of its own row, rather than pushing the columns
/// of all others out of sight; it is never cut.
constexpr std::size_t widestColumn = 100;

} // namespace

TextTable::TextTable(std::vector<Align> columns)
    : m_align(std::move(columns))
    , m_widths(m_align.size(), 0)
{
}

void TextTable::measure(std::span<const std::string> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t width = m_width.of(cells[i]);
        if (width <= widestColumn)
            m_widths[i] = std::max(m_widths[i], width);
    }
}

std::string TextTable::line(std::span<const std::string> cells) const
{
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t gap = m_widths[i] - std::min(m_widths[i], m_width.of(cells[i]));
        if (i > 0)
            text.append("  ");
        if (m_align[i] == Align::Right)
            text.append(gap, ' ');
        text.append(cells[i]);
        if (m_align[i] == Align::Left)
            text.append(gap, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text.append("\n");
}

} // namespace cli
