// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_places.h"

#include <algorithm>

namespace widgets {

bool RowPlaces::isTall(int row) const
{
    return std::ranges::binary_search(m_tall, row);
}

int RowPlaces::topOf(int row) const
{
    const auto above = std::ranges::lower_bound(m_tall, row) - m_tall.begin();
    return row * m_height + static_cast<int>(above) * m_taller;
}

int RowPlaces::rowAt(int place) const
{
    const auto next = std::ranges::partition_point(
        m_tall, [this, place](int row) { return topOf(row + 1) <= place; });
    const int above = static_cast<int>(next - m_tall.begin());
    const int row = (place - above * m_taller) / m_height;
    return next == m_tall.end() ? row : std::min(row, *next);
}

void RowPlaces::insert(int first, int count)
{
    for (auto row = std::ranges::lower_bound(m_tall, first); row != m_tall.end(); ++row)
        *row += count;
}

void RowPlaces::remove(int first, int last)
{
    const auto from = std::ranges::lower_bound(m_tall, first);
    m_tall.erase(from, std::ranges::upper_bound(m_tall, last));
    insert(last + 1, first - last - 1);
}

} // namespace widgets
