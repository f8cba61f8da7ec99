// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/hidden_trouble.h"

#include "deploy/history/filter.h"

#include <algorithm>
#include <utility>

namespace history {

using deployment::Status;

namespace {

bool hasFailedLately(const History& history, Row row, deployment::Timestamp lately)
{
    const Status status = history.status(row);
    return (status == Status::Failed || status == Status::RolledBack)
        && history.end(row).value_or(history.start(row)) >= lately;
}

bool isTrouble(const History& history, Row row, deployment::Timestamp lately)
{
    return history.status(row) == Status::Running || hasFailedLately(history, row, lately);
}

} // namespace

void TroubleFinder::follow(const History& history, deployment::Timestamp lately)
{
    const bool isKnown = history.identity() == m_identity && lately >= m_lately;
    const bool hasGrown = isKnown && history.hasOnlyGrownSince(m_revision);
    const auto changes = isKnown ? history.changesSince(m_revision) : std::nullopt;
    m_identity = history.identity();
    m_revision = history.revision();
    if (hasGrown || !changes) {
        if (!hasGrown) {
            m_lately = lately;
            m_rows = {};
        }
        auto row = static_cast<Row>(m_rows.bound());
        m_rows.extend(history.size());
        for (; row < history.size(); ++row) {
            if (isTrouble(history, row, m_lately))
                m_rows.add(row);
        }
        return;
    }
    m_rows.extend(history.size());
    for (const History::Change& change : *changes) {
        if (isTrouble(history, change.row, m_lately))
            m_rows.add(change.row);
        else
            m_rows.remove(change.row);
    }
}

HiddenTrouble TroubleFinder::hidden(
    const History& history, const RowSet& shown, deployment::Timestamp lately)
{
    follow(history, lately);
    HiddenTrouble trouble;
    RowSet hidden = m_rows;
    hidden.subtract(shown);
    std::vector<char> isTold(history.pool(Column::Status).size(), 0);
    bool isPausedTold = false;
    const auto symbols = history.symbols(Column::Status);
    hidden.forEach([&](Row row) {
        const bool runs = history.status(row) == Status::Running;
        if (!runs && !hasFailedLately(history, row, lately))
            return;
        const bool paused = isPaused(history, row);
        ++(!runs ? trouble.failed : paused ? trouble.paused : trouble.running);
        trouble.firstStart =
            std::min(trouble.firstStart.value_or(history.start(row)), history.start(row));
        if (paused ? std::exchange(isPausedTold, true)
                   : std::exchange(isTold[symbols[row]], 1) != 0)
            return;
        const std::string status(statusOf(history, row));
        if (std::ranges::find(trouble.statuses, status) == trouble.statuses.end())
            trouble.statuses.push_back(status);
    });
    return trouble;
}

} // namespace history
