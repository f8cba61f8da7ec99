// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/visible_rows.h"

#include <QAbstractItemModel>

#include <algorithm>

namespace models {

VisibleRows::VisibleRows(const QAbstractItemModel& model, int first, int last)
    : m_first(first)
{
    for (int row = first; row <= last; ++row)
        m_rows.emplace_back(model.index(row, 0));
}

std::optional<VisibleRows::Move> VisibleRows::moveOf(int row) const
{
    const int place = row - m_first;
    if (place < 0 || place >= int(m_rows.size()) || !m_rows[std::size_t(place)].isValid())
        return std::nullopt;
    return Move{row, m_rows[std::size_t(place)].row()};
}

std::optional<VisibleRows::Move> VisibleRows::moveNear(int row) const
{
    const int last = m_first + int(m_rows.size()) - 1;
    const int farthest = std::max(std::abs(row - m_first), std::abs(last - row));
    for (int distance = 0; distance <= farthest; ++distance) {
        if (const auto above = moveOf(row - distance))
            return above;
        if (const auto below = moveOf(row + distance))
            return below;
    }
    return std::nullopt;
}

} // namespace models
