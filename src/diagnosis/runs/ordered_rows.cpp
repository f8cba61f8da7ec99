// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordered_rows.h"

#include "deploy/history/sort_key.h"
#include "deploy/history/succession.h"

#include <algorithm>

namespace diagnosis {

using history::History;
using history::Row;

namespace {

/// From how many on all rows are gone through instead of being moved for each.
constexpr std::size_t many = 64;

struct IsOlder {
    const History& history;

    bool operator()(Row one, Row other) const { return history::isNewer(history, other, one); }
};

/// Their starts as numbers, counted from the earliest.
std::vector<history::SortKey> keysOf(const History& history, std::span<const Row> rows)
{
    const auto start = [&history](Row row) { return history.start(row); };
    const deployment::Timestamp first = start(std::ranges::min(rows, {}, start));
    std::vector<history::SortKey> keys(history.size());
    for (const Row row : rows)
        keys[row] = static_cast<history::SortKey>((start(row) - first).count());
    return keys;
}

} // namespace

void OrderedRows::sort(const History& history)
{
    const IsOlder isOlder{history};
    if (std::ranges::is_sorted(m_rows, isOlder))
        return;
    std::ranges::reverse(m_rows); // most files have the newest first
    if (std::ranges::is_sorted(m_rows, isOlder))
        return;
    const auto order = history::orderedByKey(keysOf(history, m_rows), m_rows);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i] = order.row(i);
    for (auto begin = m_rows.begin(); begin != m_rows.end();) {
        const auto end = std::find_if(begin, m_rows.end(),
            [&](Row row) { return history.start(row) != history.start(*begin); });
        std::sort(begin, end, isOlder);
        begin = end;
    }
}

void OrderedRows::insert(const History& history, std::vector<Row> added)
{
    const IsOlder isOlder{history};
    if (added.size() < many) {
        for (const Row row : added)
            m_rows.insert(std::ranges::upper_bound(m_rows, row, isOlder), row);
        return;
    }
    std::ranges::sort(added, isOlder);
    const auto first = std::ranges::upper_bound(m_rows, added.front(), isOlder) - m_rows.begin();
    const auto middle = static_cast<std::ptrdiff_t>(m_rows.size());
    m_rows.insert(m_rows.end(), added.begin(), added.end());
    std::inplace_merge(m_rows.begin() + first, m_rows.begin() + middle, m_rows.end(), isOlder);
}

void OrderedRows::remove(const History& history, std::span<const Row> removed)
{
    if (removed.size() < many) {
        for (const Row row : removed)
            m_rows.erase(std::ranges::lower_bound(m_rows, row, IsOlder{history}));
        return;
    }
    std::vector<Row> gone(removed.begin(), removed.end());
    std::ranges::sort(gone);
    std::erase_if(m_rows, [&gone](Row row) { return std::ranges::binary_search(gone, row); });
}

std::span<const Row> OrderedRows::before(const History& history, Row row) const
{
    const auto end = std::ranges::lower_bound(m_rows, row, IsOlder{history});
    return std::span(m_rows).first(static_cast<std::size_t>(end - m_rows.begin()));
}

} // namespace diagnosis
