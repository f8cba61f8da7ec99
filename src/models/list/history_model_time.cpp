// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes another text of a HistoryModel by itself: as time passes, and as runs are read.
#include "deploy/models/list/history_model.h"

#include "deploy/models/relative_time.h"

#include <QScopedValueRollback>

#include <utility>

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

} // namespace

/// As more runs are read, more is known of rows that stand where they are.
void HistoryModel::announceComputed()
{
    announceColumns(ListSections::of(ComputedColumn::FromVersion), lastOfTime());
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
    if (!m_unfinished) {
        m_unfinished.emplace();
        for (int row = 0; row < rows() && m_unfinished->size() <= maxAnnouncements; ++row) {
            if (!m_history->end(rowAt(row)))
                m_unfinished->push_back(row);
        }
    }
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
