// SPDX-License-Identifier: GPL-3.0-or-later
#include "newest_rows.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace sources {

namespace {

/// What has come of these deployments is older than what is known.
void leaveOut(HistoryUpdate& update, const std::vector<std::string>& outdated)
{
    if (outdated.empty())
        return;
    update.rows = std::make_shared<const history::History>(rowsWithout(*update.rows, outdated));
    const std::set<std::string, std::less<>> ids(outdated.begin(), outdated.end());
    std::erase_if(update.problems, [&](const deployment::Problem& problem) {
        const bool isOutdated = ids.contains(problem.id);
        if (isOutdated)
            update.totals.takeBack(problem.severity);
        return isOutdated;
    });
}

/// What cannot be read of a deployment is no reason to lose sight of it.
void keepUnread(HistoryUpdate& update)
{
    for (const deployment::Problem& problem : update.problems) {
        if (problem.severity == deployment::Severity::Error && !problem.id.empty()
            && !update.rows->find(problem.id)) {
            update.kept.push_back(problem.id);
            update.unreadNews.push_back(problem.id);
        }
    }
}

} // namespace

void NewestRows::beginList(bool isFirst)
{
    m_isFirst = isFirst;
    m_isBehind = false;
    m_lacksSome = false;
    m_disputed.clear();
    if (isFirst) {
        m_records = 0;
        m_ledger.forget();
    }
    m_ledger.beginList();
}

void NewestRows::handleListPart(const ListPart& part)
{
    const auto settlement = m_ledger.settle(part.isComplete);
    m_isBehind = m_isBehind || settlement.isBehind;
    m_disputed.insert(settlement.outdated.begin(), settlement.outdated.end());
    HistoryUpdate update = part.update;
    leaveOut(update, settlement.outdated);
    update.kept = settlement.kept;
    m_lacksSome = m_lacksSome || !settlement.kept.empty();
    if (update.replacesAll && !m_isFirst)
        keepUnread(update);
    if (part.isComplete && settlement.isBehind) {
        // Only what is newer in it counts; it says nothing of what there is.
        update = {.rows = update.rows};
    }
    if (update.replacesAll) {
        m_unfinished.clear();
        m_records = 0;
    }
    for (const std::string& id : part.unfinished)
        m_unfinished.insert(history::hashOf(id));
    m_records += update.rows->size();
    if (m_progress.pass())
        Q_EMIT progressed({0, 0, m_records});
    if (update.replacesAll || m_isFirst)
        Q_EMIT updated(update);
    else
        pass(update);
}

void NewestRows::handleEvents(const EventBatch& batch)
{
    // A list may have brought something newer while the events were being read. Other events that
    // are newer follow in a batch of their own.
    const history::History& rows = *batch.update.rows;
    const bool isAnyNewer = m_ledger.timesTold() != batch.timesTold;
    std::vector<std::string> outdated;
    for (history::Row row = 0; isAnyNewer && row < rows.size(); ++row) {
        if (!m_ledger.isStillNewest(rows.id(row), batch.revisions[row]))
            outdated.emplace_back(rows.id(row));
    }
    HistoryUpdate update = batch.update;
    leaveOut(update, outdated);
    pass(update);
}

void NewestRows::acceptWhole(const Snapshot& snapshot)
{
    auto row = std::make_shared<history::History>();
    row->upsert(history::summaryOf(snapshot.deployment));
    pass({.rows = row, .catchesUp = true});
}

void NewestRows::pass(const HistoryUpdate& update)
{
    noteUnfinished(*update.rows);
    Q_EMIT updated(update);
}

void NewestRows::noteUnfinished(const history::History& rows)
{
    constexpr std::size_t fetchedAhead = 16;
    std::vector<std::uint64_t> hashes(rows.size());
    for (history::Row row = 0; row < rows.size(); ++row)
        hashes[row] = history::hashOf(rows.id(row));
    for (history::Row row = 0; row < rows.size(); ++row) {
        if (row + fetchedAhead < rows.size())
            m_unfinished.fetch(hashes[row + fetchedAhead]);
        if (deployment::isFinished(rows.status(row)))
            m_unfinished.erase(hashes[row]);
        else
            m_unfinished.insert(hashes[row]);
    }
}

} // namespace sources
