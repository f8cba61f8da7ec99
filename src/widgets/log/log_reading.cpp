// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_reading.h"

#include "log_lines.h"
#include "log_rows.h"
#include "log_selection.h"
#include "row_scroller.h"

#include <QLocale>

#include <algorithm>
#include <climits>

namespace widgets {

namespace {

constexpr qsizetype maxCharactersRead = 1000; ///< of a line; Enter shows the whole entry

} // namespace

std::optional<std::size_t> LogExcerpt::rowAt(int offset) const
{
    if (starts.empty())
        return std::nullopt;
    const auto after = std::ranges::upper_bound(starts, offset);
    const auto line = std::max<std::ptrdiff_t>(0, after - starts.begin() - 1);
    return firstRow + static_cast<std::size_t>(line);
}

int LogExcerpt::offsetOf(std::size_t row) const
{
    return lineOf(row).first;
}

std::pair<int, int> LogExcerpt::lineOf(std::size_t row) const
{
    if (starts.empty())
        return {0, static_cast<int>(text.size())};
    const std::size_t line = std::clamp(row, firstRow, firstRow + starts.size() - 1) - firstRow;
    const bool isLast = line + 1 == starts.size();
    return {starts[line], isLast ? static_cast<int>(text.size()) : starts[line + 1] - 1};
}

std::optional<std::size_t> LogReading::currentRow() const
{
    const auto current = m_selection.current();
    if (!current || m_rows.count() == 0)
        return std::nullopt;
    return std::min(m_rows.rowOf(*current), m_rows.count() - 1);
}

std::optional<std::pair<std::size_t, std::size_t>> LogReading::selectedRows() const
{
    const auto selected = m_selection.range();
    if (!selected)
        return std::nullopt;
    const std::size_t first = m_rows.rowOf(selected->first);
    const std::size_t end = m_rows.rowOf(selected->second + 1);
    return first < end ? std::optional(std::pair(first, end - 1)) : std::nullopt;
}

std::size_t LogReading::entryAt(std::size_t row) const
{
    return m_rows.entryAt(row);
}

QString LogReading::lineText(std::size_t row) const
{
    const std::size_t entry = m_rows.entryAt(row);
    QString text = m_lines.line(entry).text;
    if (text.size() > maxCharactersRead)
        text = text.left(maxCharactersRead) + QChar(0x2026);
    return m_lines.timeText(entry) + QLatin1Char(' ') + text;
}

LogExcerpt LogReading::excerpt() const
{
    const std::size_t count = m_rows.count();
    if (count == 0)
        return {0, {}, m_rows.emptyText()};
    const std::size_t room = std::min(count, m_scroller.rowsOnScreen());
    std::size_t first = std::min(m_scroller.first(), count - room);
    if (const auto row = currentRow(); row && (*row < first || *row >= first + room))
        first = std::min(*row - std::min(*row, room / 2), count - room);
    LogExcerpt excerpt{first, {}, {}};
    for (std::size_t row = first; row < first + room; ++row) {
        if (row != first)
            excerpt.text += QLatin1Char('\n');
        excerpt.starts.push_back(static_cast<int>(excerpt.text.size()));
        excerpt.text += lineText(row);
    }
    return excerpt;
}

QString LogReading::placeText() const
{
    const QLocale locale;
    const std::size_t count = m_rows.count();
    if (count == 0)
        return m_rows.emptyText();
    if (const auto row = currentRow())
        return tr("Line %1 of %2")
            .arg(locale.toString(qulonglong(*row + 1)), locale.toString(qulonglong(count)));
    return tr("%Ln line(s)", nullptr, static_cast<int>(std::min<std::size_t>(count, INT_MAX)));
}

} // namespace widgets
