// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes another text of a HistoryModel by itself: as time passes, and as runs are read.
#include "deploy/models/list/history_model.h"

#include "deploy/models/relative_time.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace models {

using history::Column;

namespace {

/// The sections whose texts depend on the time stand side by side.
int firstOfTime()
{
    return ListSections::of(ComputedColumn::GoingOn);
}

int lastOfTime()
{
    return ListSections::of(ComputedColumn::TookAndUsual);
}

/// Where rows stand of which no end is known, up to so many of them.
std::vector<int> placesOfUnfinished(const history::History& history, const history::RowSet& shown,
    std::span<const history::Row> order, std::size_t most)
{
    // Mostly they are at the top, or everywhere.
    constexpr std::size_t atTop = 10'000;
    std::vector<int> places;
    std::size_t place = 0;
    for (; place < std::min(atTop, order.size()) && places.size() < most; ++place) {
        if (!history.end(order[place]))
            places.push_back(static_cast<int>(place));
    }
    if (place == order.size() || places.size() == most)
        return places;
    // In the order in which they are shown rows lie far apart: each is looked at in its own.
    history::RowSet unfinished(shown.bound());
    std::size_t count = 0;
    shown.forEach([&](history::Row row) {
        if (history.end(row))
            return;
        unfinished.add(row);
        ++count;
    });
    for (; places.size() < std::min(count, most); ++place) {
        if (unfinished.has(order[place]))
            places.push_back(static_cast<int>(place));
    }
    return places;
}

} // namespace

/// More is known of rows that stand where they are.
void HistoryModel::announceComputed()
{
    announceColumns(ListSections::of(ComputedColumn::FromVersion), lastOfTime());
}

/// Runs are read all the time, and hardly ever those that are in sight: what is announced is
/// painted.
void HistoryModel::announceRead(const std::vector<history::Row>& rows)
{
    history::RowSet read(shownSet().bound());
    std::size_t count = 0;
    for (const history::Row row : rows) {
        if (!shownSet()[row] || read[row])
            continue;
        read.add(row);
        ++count;
    }
    if (count > maxAnnouncements) {
        announceComputed();
        return;
    }
    std::vector<int> places;
    for (std::size_t place = 0; places.size() < count; ++place) {
        if (read.has(shownRows()[place]))
            places.push_back(static_cast<int>(place));
    }
    // Whether it has ended its row says.
    const QScopedValueRollback ticking(m_isTicking, true);
    for (const int place : places)
        Q_EMIT dataChanged(index(place, ListSections::of(ComputedColumn::FromVersion)),
            index(place, lastOfTime()));
}

void HistoryModel::setTimesRelative(bool relative)
{
    if (m_areTimesRelative == relative)
        return;
    m_areTimesRelative = relative;
    announceAll();
}

void HistoryModel::announceTime()
{
    const QScopedValueRollback ticking(m_isTicking, true);
    const auto minute = std::chrono::floor<std::chrono::minutes>(m_time.now());
    if (m_areTimesRelative && std::exchange(m_tellsTimesOf, minute) != minute) {
        for (const Column column : {Column::StartTime, Column::EndTime})
            announceColumns(ListSections::of(column), ListSections::of(column));
    }
    announceUnfinished();
}

/// Time advances for what has no end; what has ended does not change.
void HistoryModel::announceUnfinished()
{
    if (!m_unfinished)
        m_unfinished = m_history == nullptr
            ? std::vector<int>()
            : placesOfUnfinished(*m_history, shownSet(), shownRows(), maxAnnouncements + 1);
    if (!m_unfinished->empty())
        m_time.requestTickEverySecond();
    if (m_unfinished->size() > maxAnnouncements) {
        announceColumns(firstOfTime(), lastOfTime());
        return;
    }
    const std::vector<int> unfinished = *m_unfinished;
    for (const int row : unfinished)
        Q_EMIT dataChanged(index(row, firstOfTime()), index(row, lastOfTime()));
}

} // namespace models
