// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_candidates.h"

#include <algorithm>

namespace console {

namespace {

using deployment::Status;
using history::Column;
using history::History;
using history::Row;
using history::Symbol;

/// A column that comes up later gives an empty text to the rows that were there before: none is the
/// same as an empty one.
Symbol symbolOf(const History& history, Column column, Row row)
{
    return history.word(column, row).empty() ? ~Symbol{0} : history.symbols(column)[row];
}

std::array<Symbol, 3> kindOf(const History& history, Row row)
{
    return {symbolOf(history, Column::Environment, row), symbolOf(history, Column::Service, row),
        symbolOf(history, Column::Strategy, row)};
}

bool hasFailed(Status status)
{
    return status == Status::Failed || status == Status::RolledBack;
}

/// Cards and the rows in sight wait for so many of those that run, and of those that failed.
constexpr std::size_t maxWaitedFor = 8;

struct Lane {
    std::vector<Row> rows;
    std::size_t firstTurn; ///< before it none of these is taken
};

/// One of each in turn, as long as there are any.
std::vector<Row> byTurns(const std::array<Lane, 3>& lanes)
{
    std::size_t turns = 0;
    for (const Lane& lane : lanes)
        turns = std::max(turns, lane.firstTurn + lane.rows.size());
    std::vector<Row> all;
    for (std::size_t turn = 0; turn < turns; ++turn) {
        for (const Lane& lane : lanes) {
            if (turn >= lane.firstTurn && turn - lane.firstTurn < lane.rows.size())
                all.push_back(lane.rows[turn - lane.firstTurn]);
        }
    }
    return all;
}

template <typename Runs> std::vector<Row> newestFirst(const Runs& runs)
{
    std::vector<Row> rows;
    std::transform(runs.rbegin(), runs.rend(), std::back_inserter(rows),
        [](const auto& run) { return run.second; });
    return rows;
}

} // namespace

RunCandidates::RunCandidates(const Limits& limits)
    : m_limits(limits)
{
}

bool RunCandidates::look(const History& history, std::size_t rows)
{
    follow(history);
    const auto end = static_cast<Row>(std::min(history.size(), m_next + rows));
    for (; m_next < end; ++m_next)
        add(history, m_next);
    return m_next < history.size();
}

/// Rows that were looked at and have changed since are looked at again.
void RunCandidates::follow(const History& history)
{
    const auto changes =
        history.identity() == m_identity ? history.changesSince(m_historyRevision) : std::nullopt;
    if (!changes) {
        m_identity = history.identity();
        m_next = 0;
        m_good.clear();
        m_failed.clear();
        m_running.clear();
        m_places.clear();
        m_hasLeftOutKinds = false;
        ++m_revision;
    } else {
        for (const History::Change& change : *changes) {
            if (change.row >= m_next)
                continue;
            remove(change.row);
            add(history, change.row);
        }
    }
    m_historyRevision = history.revision();
}

void RunCandidates::add(const History& history, Row row)
{
    const Place place{history.status(row), kindOf(history, row), history.start(row)};
    if (place.status == Status::Completed)
        addGood(row, place);
    else if (hasFailed(place.status))
        addTo(m_failed, m_limits.failed, row, place);
    else if (place.status == Status::Running)
        addTo(m_running, m_limits.running, row, place);
}

void RunCandidates::addTo(Runs& runs, std::size_t limit, Row row, const Place& place)
{
    if (limit == 0)
        return;
    const Run run{place.start, row};
    if (runs.size() >= limit) {
        if (run < *runs.begin())
            return;
        m_places.erase(runs.begin()->second);
        runs.erase(runs.begin());
    }
    runs.insert(run);
    m_places.insert_or_assign(row, place);
    ++m_revision;
}

void RunCandidates::addGood(Row row, const Place& place)
{
    if (m_limits.perKind == 0)
        return;
    auto kind = m_good.find(place.kind);
    if (kind == m_good.end()) {
        if (!makeRoomForKind(place.start))
            return;
        kind = m_good.try_emplace(place.kind).first;
    }
    addTo(kind->second, m_limits.perKind, row, place);
}

/// The kind whose newest run is the oldest goes for a newer one.
bool RunCandidates::makeRoomForKind(deployment::Timestamp start)
{
    if (m_good.size() < m_limits.kinds)
        return true;
    m_hasLeftOutKinds = true;
    const auto newest = [](const auto& kind) { return *kind.second.rbegin(); };
    const auto oldest = std::min_element(m_good.begin(), m_good.end(),
        [&](const auto& left, const auto& right) { return newest(left) < newest(right); });
    if (oldest == m_good.end() || start <= newest(*oldest).first)
        return false;
    for (const Run& run : oldest->second)
        m_places.erase(run.second);
    m_good.erase(oldest);
    return true;
}

void RunCandidates::remove(Row row)
{
    const auto held = m_places.find(row);
    if (held == m_places.end())
        return;
    const Place place = held->second;
    m_places.erase(held);
    const Run run{place.start, row};
    m_failed.erase(run);
    m_running.erase(run);
    if (const auto kind = m_good.find(place.kind); kind != m_good.end()) {
        kind->second.erase(run);
        if (kind->second.empty())
            m_good.erase(kind);
    }
    ++m_revision;
}

void RunCandidates::favor(const History& history, std::optional<Row> row)
{
    const auto kind = row ? std::optional(kindOf(history, *row)) : std::nullopt;
    if (kind == m_favored)
        return;
    m_favored = kind;
    ++m_revision;
}

std::vector<Row> RunCandidates::inOrder() const
{
    const std::size_t firstGood =
        std::min(maxWaitedFor, std::max(m_failed.size(), m_running.size()));
    std::vector<Row> rows = favoredGood();
    const std::vector<Row> others = byTurns(
        {{{newestFirst(m_failed), 0}, {newestFirst(m_running), 0}, {goodInOrder(), firstGood}}});
    rows.insert(rows.end(), others.begin(), others.end());
    return rows;
}

std::size_t RunCandidates::waitedFor() const
{
    return favoredGood().size() + std::min(maxWaitedFor, m_failed.size())
        + std::min(maxWaitedFor, m_running.size());
}

std::vector<Row> RunCandidates::favoredGood() const
{
    const auto kind = m_favored ? m_good.find(*m_favored) : m_good.end();
    return kind == m_good.end() ? std::vector<Row>() : newestFirst(kind->second);
}

bool RunCandidates::isOneRunning(const Kind& kind) const
{
    return std::ranges::any_of(
        m_running, [&](const Run& run) { return m_places.at(run.second).kind == kind; });
}

std::vector<Row> RunCandidates::goodInOrder() const
{
    struct Ranked {
        bool isWanted; ///< one of its kind runs
        std::size_t rank; ///< within its kind
        Run run;
    };
    std::vector<Ranked> ranked;
    for (const auto& [kind, runs] : m_good) {
        if (kind == m_favored)
            continue;
        const bool isWanted = isOneRunning(kind);
        std::size_t rank = 0;
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            ranked.push_back({isWanted, rank++, *run});
    }
    std::ranges::sort(ranked, [](const Ranked& left, const Ranked& right) {
        if (left.isWanted != right.isWanted)
            return left.isWanted;
        return left.rank != right.rank ? left.rank < right.rank : left.run > right.run;
    });
    std::vector<Row> rows;
    std::ranges::transform(
        ranked, std::back_inserter(rows), [](const Ranked& each) { return each.run.second; });
    return rows;
}

} // namespace console
