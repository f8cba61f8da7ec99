// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_rows.h"

#include <algorithm>
#include <utility>

namespace sources {

using kubernetes::AttemptChange;

namespace {

constexpr std::size_t maxSaid = 1'000; ///< problems that watches may add up to

} // namespace

WorkloadRows::WorkloadRows(kubernetes::RecordOptions options)
    : m_book(std::move(options))
{
}

void WorkloadRows::awaitKind(kubernetes::ObjectKind kind)
{
    m_book.awaitList(kind);
}

void WorkloadRows::beginKind(kubernetes::ObjectKind kind)
{
    m_problems[kind].clear();
    m_book.beginList(kind);
}

void WorkloadRows::handlePage(const WorkloadPage& page)
{
    std::vector<AttemptChange> changes;
    for (const kubernetes::WorkloadObject& object : page.objects) {
        auto some = m_book.apply(object);
        std::move(some.begin(), some.end(), std::back_inserter(changes));
    }
    auto& problems = m_problems[page.kind];
    problems.insert(problems.end(), page.problems.begin(), page.problems.end());
    handleChanges(changes);
    if (m_progress.pass())
        Q_EMIT progressed({0, 0, m_told.size()});
}

void WorkloadRows::endKind(kubernetes::ObjectKind kind, const std::string& version)
{
    m_listed.insert(kind);
    handleChanges(m_book.endList(kind, version));
}

void WorkloadRows::dropList()
{
    m_book.dropLists();
    m_problems.clear();
}

void WorkloadRows::endList(std::vector<deployment::Problem> problems)
{
    m_said = std::move(problems);
    m_totals = {};
    for (const auto& [kind, ofObjects] : std::exchange(m_problems, {})) {
        m_totals.unreadRecords += ofObjects.size();
        m_said.insert(m_said.end(), ofObjects.begin(), ofObjects.end());
    }
    for (const deployment::Problem& problem : m_said)
        m_totals.count(problem.severity);
    HistoryUpdate update;
    update.problems = m_said;
    update.totals = m_totals;
    update.problemsReplaced = true;
    update.replacesAll = std::exchange(m_isFirst, false); // an empty cluster is one, too
    update.rows = std::make_shared<const history::History>();
    Q_EMIT updated(update);
}

void WorkloadRows::handleBatch(const WatchBatch& batch)
{
    std::vector<AttemptChange> changes;
    std::vector<std::string> uids;
    // One after the other: what a state in between says (the step that was reached) counts.
    for (const WorkloadNews& news : batch.news) {
        auto some = news.isDeleted ? m_book.remove(news.object) : m_book.apply(news.object);
        std::move(some.begin(), some.end(), std::back_inserter(changes));
        uids.push_back(news.object.meta.uid);
    }
    handleChanges(changes);
    tell(batch.problems);
    if (!uids.empty())
        Q_EMIT touched(uids);
}

/// Each once, until the next list: what cannot be read may come again with every change.
void WorkloadRows::tell(const std::vector<deployment::Problem>& problems)
{
    HistoryUpdate update;
    for (const deployment::Problem& problem : problems) {
        const bool isSaid =
            std::ranges::find(m_said, problem.message, &deployment::Problem::message)
            != m_said.end();
        if (isSaid || m_said.size() >= maxSaid)
            continue;
        m_said.push_back(problem);
        m_totals.count(problem.severity);
        update.problems.push_back(problem);
        update.totals.count(problem.severity);
    }
    if (update.problems.empty())
        return;
    update.rows = std::make_shared<const history::History>();
    Q_EMIT updated(update);
}

void WorkloadRows::handleObject(const kubernetes::WorkloadObject& object)
{
    handleChanges(m_book.applyRead(object));
}

void WorkloadRows::handleChanges(const std::vector<AttemptChange>& changes)
{
    auto rows = std::make_shared<history::History>();
    const bool hasHidden = takeChanges(changes, *rows);
    if (!rows->empty()) {
        HistoryUpdate update;
        update.rows = std::move(rows);
        update.replacesAll = std::exchange(m_isFirst, false);
        Q_EMIT updated(update);
    }
    if (hasHidden)
        dropHidden();
}

/// Whether rows that were told are not to be seen any more.
bool WorkloadRows::takeChanges(const std::vector<AttemptChange>& changes, history::History& rows)
{
    bool hasHidden = false;
    for (const AttemptChange& change : changes) {
        const std::string& id = change.record.id;
        if (change.isUnfinished && !change.isHidden)
            m_unfinished.insert(id);
        else
            m_unfinished.erase(id);
        if (change.isHidden) {
            hasHidden = m_told.erase(id) > 0 || hasHidden;
        } else {
            m_told.insert(id);
            rows.upsert(history::summaryOf(change.record));
        }
    }
    return hasHidden;
}

/// A row leaves a history only by not being kept; all others stay as they are known.
void WorkloadRows::dropHidden()
{
    HistoryUpdate update;
    update.rows = std::make_shared<const history::History>();
    update.replacesAll = true;
    update.kept.assign(m_told.begin(), m_told.end());
    update.problems = m_said;
    update.totals = m_totals;
    Q_EMIT updated(update);
}

} // namespace sources
