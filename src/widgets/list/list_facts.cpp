// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_facts.h"

#include "list_body.h"
#include "table/history_table.h"

#include "deploy/history/last_release.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/time_context.h"

#include <utility>

namespace widgets {

namespace {

/// So many rows are read while nobody notices.
constexpr std::size_t rowsAtOnce = 50'000;
constexpr std::chrono::milliseconds stepTime{2};
constexpr std::chrono::milliseconds pause{10};
/// Where there are facts of the history already.
constexpr std::chrono::milliseconds longPause{40};
/// Between two scans of a history that goes on changing.
constexpr std::chrono::seconds rest{2};

} // namespace

ListFacts::ListFacts(ListBody& body, const models::TimeContext& time, QObject* parent)
    : QObject(parent)
    , m_body(body)
    , m_time(time)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ListFacts::advance);
    const models::RunKnowledge& knowledge = m_body.model().knowledge();
    connect(&knowledge, &models::RunKnowledge::runsRead, this, &ListFacts::handleRunsRead);
    connect(&knowledge, &models::RunKnowledge::changed, this, &ListFacts::handleRunsRead);
}

ListFacts::State ListFacts::state() const
{
    const history::History& history = m_body.history();
    return {history.identity(), history.revision(), m_body.model().knowledge().revisionOfRunning(),
        m_time.seenUntil().time_since_epoch() / std::chrono::minutes(1)};
}

bool ListFacts::areOfAnotherHistory() const
{
    return m_history != m_body.history().identity();
}

bool ListFacts::update(bool atOnce)
{
    const State now = state();
    if (m_of == now)
        return false;
    bool areOthers = false;
    if (areOfAnotherHistory()) {
        // They name rows of the former one.
        m_history = m_body.history().identity();
        areOthers = std::exchange(m_facts, {}) != m_facts;
        m_scan.reset();
        m_timer.stop();
    }
    if (!atOnce && m_body.history().size() > rowsAtOnce) {
        if (!m_timer.isActive())
            begin();
        return areOthers;
    }
    m_scan.reset();
    m_timer.stop();
    const models::RunKnowledge& knowledge = m_body.model().knowledge();
    const bool areNew = take(now, knowledge.needingAttention(m_time.seenUntil()));
    // Of rows that came just now, it tells less than there will be to tell.
    if (knowledge.isBehind())
        begin();
    return areNew || areOthers;
}

/// Nothing else tells of it.
void ListFacts::handleRunsRead()
{
    if (m_of != State() && m_of != state() && !m_timer.isActive())
        m_timer.start(longPause);
}

void ListFacts::forget()
{
    m_of = {};
    m_scan.reset();
    m_timer.stop();
}

void ListFacts::begin()
{
    m_scanOf = state();
    m_scan.emplace(m_body.history().size());
    m_timer.start(0);
}

void ListFacts::advance()
{
    if (!m_scan) {
        if (m_of != state())
            begin();
        return;
    }
    // update() has not been told yet.
    if (areOfAnotherHistory())
        return m_scan.reset();
    const auto begun = m_body.table().uptime();
    const bool isDone = m_body.model().knowledge().advance(
        *m_scan, m_time.seenUntil(), [&] { return m_body.table().uptime() - begun >= stepTime; });
    const bool isFirst = std::get<0>(m_of) != m_history;
    m_timer.start(isDone ? std::chrono::milliseconds(rest) : isFirst ? pause : longPause);
    if (!isDone)
        return;
    const auto rows = m_scan->rows();
    m_scan.reset();
    if (take(m_scanOf, rows))
        Q_EMIT changed();
}

bool ListFacts::take(const State& of, std::vector<history::Row> needingAttention)
{
    m_of = of;
    models::FilterFacts facts{
        history::lastRelease(m_body.history(), m_time.now(), m_body.model().otherEnvironments()),
        std::move(needingAttention)};
    return std::exchange(m_facts, std::move(facts)) != m_facts;
}

} // namespace widgets
