// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/row_set.h"

#include <algorithm>

namespace history {

RowSet RowSet::all(std::size_t bound)
{
    RowSet set(bound);
    std::ranges::fill(set.m_words, ~std::uint64_t{0});
    if (bound % wordRows != 0)
        set.m_words.back() >>= wordRows - bound % wordRows;
    return set;
}

RowSet RowSet::of(std::span<const Row> rows, std::size_t bound)
{
    RowSet set(bound);
    for (const Row row : rows)
        set.add(row);
    return set;
}

void RowSet::extend(std::size_t bound)
{
    m_bound = bound;
    m_words.resize((bound + wordRows - 1) / wordRows);
}

std::size_t RowSet::count() const
{
    return commonCount(*this, *this);
}

std::size_t RowSet::commonCount(const RowSet& one, const RowSet& other)
{
    std::size_t count = 0;
    const std::size_t words = std::min(one.m_words.size(), other.m_words.size());
    for (std::size_t place = 0; place < words; ++place)
        count += static_cast<std::size_t>(std::popcount(one.m_words[place] & other.m_words[place]));
    return count;
}

void RowSet::subtract(const RowSet& other)
{
    const std::size_t words = std::min(m_words.size(), other.m_words.size());
    for (std::size_t place = 0; place < words; ++place)
        m_words[place] &= ~other.m_words[place];
}

} // namespace history
