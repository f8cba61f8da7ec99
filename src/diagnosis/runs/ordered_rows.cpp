// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordered_rows.h"

#include "deploy/history/sort_key.h"
#include "deploy/history/succession.h"

#include <algorithm>

namespace diagnosis {

using history::History;
using history::Row;

namespace {

/// From how many on a sort by digits is quicker than one that compares.
constexpr std::size_t many = 50'000;

struct IsOlder {
    const History& history;

    bool operator()(Row one, Row other) const { return history::isNewer(history, other, one); }
};

/// Their starts as numbers, counted from the earliest.
std::vector<history::SortKey> startKeysOf(const History& history, std::span<const Row> rows)
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
    if (m_rows.size() < many)
        std::ranges::sort(m_rows, isOlder);
    else
        sortByDigits(history);
}

void OrderedRows::sortByDigits(const History& history)
{
    const auto order = history::orderedByKey(startKeysOf(history, m_rows), m_rows);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i] = order.row(i);
    for (auto begin = m_rows.begin(); begin != m_rows.end();) {
        const auto end = std::find_if(begin, m_rows.end(),
            [&](Row row) { return history.start(row) != history.start(*begin); });
        std::sort(begin, end, IsOlder{history});
        begin = end;
    }
}

void OrderedRows::insert(const History& history, std::vector<Row> added)
{
    std::ranges::sort(added, IsOlder{history});
    std::vector<std::ptrdiff_t> places;
    for (const Row row : added)
        places.push_back(std::ranges::upper_bound(m_rows, row, IsOlder{history}) - m_rows.begin());
    auto end = static_cast<std::ptrdiff_t>(m_rows.size());
    m_rows.resize(m_rows.size() + added.size());
    auto to = m_rows.end();
    for (std::size_t i = added.size(); i-- > 0;) {
        to = std::move_backward(m_rows.begin() + places[i], m_rows.begin() + end, to);
        *--to = added[i];
        end = places[i];
    }
}

void OrderedRows::remove(const History& history, std::span<const Row> removed)
{
    std::vector<std::ptrdiff_t> places;
    for (const Row row : removed)
        places.push_back(std::ranges::lower_bound(m_rows, row, IsOlder{history}) - m_rows.begin());
    std::ranges::sort(places);
    places.push_back(static_cast<std::ptrdiff_t>(m_rows.size()));
    auto to = m_rows.begin() + places.front();
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
        to = std::move(m_rows.begin() + places[i] + 1, m_rows.begin() + places[i + 1], to);
    m_rows.resize(m_rows.size() - removed.size());
}

std::span<const Row> OrderedRows::before(const History& history, Row row) const
{
    const auto end = std::ranges::lower_bound(m_rows, row, IsOlder{history});
    return std::span(m_rows).first(static_cast<std::size_t>(end - m_rows.begin()));
}

} // namespace diagnosis
