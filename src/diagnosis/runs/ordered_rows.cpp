// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordered_rows.h"

#include "deploy/history/search_together.h"
#include "deploy/history/sort_key.h"
#include "deploy/history/succession.h"

#include <algorithm>
#include <utility>

namespace diagnosis {

using history::History;
using history::Row;

namespace {

struct IsOlder {
    const History& history;

    bool operator()(Row one, Row other) const { return history::isNewer(history, other, one); }
};

/// A row and its start: starts lie far apart, and each is read once.
struct StartedRow {
    deployment::Timestamp start;
    Row row = 0;
};

StartedRow startedRow(const History& history, Row row)
{
    return {history.start(row), row};
}

/// Rows in their order, as searches read them.
struct StartedPlaces {
    const History& history;
    std::span<const Row> rows;

    [[gnu::always_inline]] void fetchPlace(std::size_t place) const
    {
        __builtin_prefetch(&rows[place]);
    }
    [[gnu::always_inline]] void fetchValues(std::size_t place) const
    {
        __builtin_prefetch(history.starts().address(rows[place]));
    }
    [[nodiscard]] StartedRow read(std::size_t place) const
    {
        return startedRow(history, rows[place]);
    }
};

/// The same of those.
struct IsStartedEarlier {
    const History& history;

    bool operator()(const StartedRow& one, const StartedRow& other) const
    {
        return one.start != other.start ? one.start < other.start
                                        : history.id(other.row) < history.id(one.row);
    }
};

void sortRows(const History& history, std::span<Row> rows)
{
    std::vector<StartedRow> started;
    started.reserve(rows.size());
    for (const Row row : rows)
        started.push_back(startedRow(history, row));
    const IsStartedEarlier isEarlier{history};
    if (std::ranges::is_sorted(started, isEarlier))
        return;
    std::ranges::reverse(started); // most files have the newest first
    if (!std::ranges::is_sorted(started, isEarlier)) {
        const auto sinceFirst = [first = std::ranges::min(started, {}, &StartedRow::start).start](
                                    const StartedRow& row) {
            return static_cast<history::SortKey>((row.start - first).count());
        };
        history::sortByKeyThen(std::span(started), sinceFirst, isEarlier);
    }
    std::ranges::transform(started, rows.begin(), &StartedRow::row);
}

/// Where the row belongs among those, most likely not far from their end.
template <typename Iterator>
Iterator placeNearEnd(const History& history, Iterator begin, Iterator end, Row row)
{
    const IsOlder isOlder{history};
    std::ptrdiff_t reach = 1;
    while (reach <= end - begin && isOlder(row, *(end - reach)))
        reach *= 2;
    return std::upper_bound(end - std::min(reach, end - begin), end - reach / 2, row, isOlder);
}

} // namespace

void OrderedRows::sort(const History& history)
{
    if (m_added.empty())
        return;
    sortRows(history, m_added);
    if (rows().empty()) {
        m_rows = std::exchange(m_added, {});
        m_room = 0;
        return;
    }
    const auto begin = m_rows.begin() + static_cast<std::ptrdiff_t>(m_room);
    const auto first = placeNearEnd(history, begin, m_rows.end(), m_added.front());
    if (first != placeNearEnd(history, first, m_rows.end(), m_added.back()))
        merge(history, static_cast<std::size_t>(first - m_rows.begin()));
    else if (first == begin)
        addOlder();
    else
        m_rows.insert(first, m_added.begin(), m_added.end());
    m_added.clear();
}

void OrderedRows::addOlder()
{
    if (m_added.size() > m_room) {
        // As much as the rows take by then: moving them costs nothing beside adding as many.
        const std::size_t more = m_rows.size() - m_room + m_added.size();
        m_rows.insert(m_rows.begin(), more, Row{0});
        m_room += more;
    }
    m_room -= m_added.size();
    std::ranges::copy(m_added, m_rows.begin() + static_cast<std::ptrdiff_t>(m_room));
}

/// The first one comes to that place, the others behind it.
void OrderedRows::merge(const History& history, std::size_t first)
{
    const auto before = static_cast<std::ptrdiff_t>(m_rows.size());
    m_rows.resize(m_rows.size() + m_added.size());
    const auto begin = m_rows.begin() + static_cast<std::ptrdiff_t>(first);
    auto end = m_rows.begin() + before;
    auto to = m_rows.end();
    for (std::size_t i = m_added.size(); i-- > 0;) {
        const auto place = placeNearEnd(history, begin, end, m_added[i]);
        to = std::move_backward(place, end, to);
        *--to = m_added[i];
        end = place;
    }
}

void OrderedRows::insert(const History& history, std::span<const Row> added)
{
    m_added.insert(m_added.end(), added.begin(), added.end());
    sort(history);
}

void OrderedRows::remove(const History& history, std::span<const Row> removed)
{
    std::vector<history::Search> searches(removed.size(), history::Search{m_room, m_rows.size()});
    history::searchTogether(std::span(searches), StartedPlaces{history, m_rows},
        [&, isEarlier = IsStartedEarlier{history}](std::size_t search, const StartedRow& there) {
            return isEarlier(there, startedRow(history, removed[search]));
        });
    std::vector<std::ptrdiff_t> places;
    places.reserve(removed.size() + 1);
    for (const history::Search& search : searches)
        places.push_back(static_cast<std::ptrdiff_t>(search.first));
    std::ranges::sort(places);
    places.push_back(static_cast<std::ptrdiff_t>(m_rows.size()));
    auto to = m_rows.begin() + places.front();
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
        to = std::move(m_rows.begin() + places[i] + 1, m_rows.begin() + places[i + 1], to);
    m_rows.erase(to, m_rows.end());
}

std::span<const Row> OrderedRows::before(const History& history, Row row) const
{
    const auto end = std::ranges::lower_bound(rows(), row, IsOlder{history});
    return rows().first(static_cast<std::size_t>(end - rows().begin()));
}

} // namespace diagnosis
