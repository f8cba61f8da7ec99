// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/transitions.h"

#include "deploy/history/filter.h"

#include <span>

namespace history {

using deployment::Status;

namespace {

/// As much of a row as its transitions go by; without a status there is no such row.
struct Standing {
    std::optional<std::string_view> status;
    bool hasEnded = false;
};

/// By its status; by its end if the status is unknown (deployment::hasEnded).
bool hasEnded(Status status, bool hasEnd)
{
    return deployment::isFinished(status) || (status == Status::Unknown && hasEnd);
}

Standing standingOf(const History& history, Row row)
{
    return {statusOf(history, row), hasEnded(history.status(row), history.end(row).has_value())};
}

Standing standingBefore(const History& history, const History::Change& change)
{
    if (change.isNew)
        return {};
    const std::string_view word = history.pool(Column::Status).text(change.status);
    const Status status = deployment::parseStatus(word);
    const bool wasPaused = change.wasPaused && status == Status::Running;
    return {wasPaused ? pausedStatus : word, hasEnded(status, change.hadEnd)};
}

void addIfChanged(
    std::vector<Transition>& to, std::string_view id, const Standing& before, const Standing& now)
{
    const bool hasEnded = now.hasEnded && !before.hasEnded;
    if (before.status != now.status || hasEnded)
        to.push_back({std::string(id), std::optional<std::string>(before.status),
            std::optional<std::string>(now.status), hasEnded});
}

/// Finds the rows of one history in another. Most stand there at the same distance as the one
/// before: they are compared and not looked up.
class Counterparts {
public:
    explicit Counterparts(const History& in)
        : m_in(in)
    {
    }

    std::optional<Row> find(std::string_view id)
    {
        if (m_next < m_in.size() && m_in.id(m_next) == id)
            return m_next++;
        const auto row = m_in.find(id);
        if (row)
            m_next = *row + 1;
        return row;
    }

private:
    const History& m_in;
    Row m_next = 0;
};

} // namespace

std::optional<std::vector<Transition>> transitionsSince(
    const History& history, std::uint64_t revision)
{
    const auto changes = history.changesSince(revision);
    if (!changes)
        return std::nullopt;
    std::vector<Transition> transitions;
    std::vector<char> isTold(history.size(), 0);
    for (const History::Change& change : *changes) {
        if (isTold[change.row]++ != 0)
            continue;
        addIfChanged(transitions, history.id(change.row), standingBefore(history, change),
            standingOf(history, change.row));
    }
    return transitions;
}

std::vector<Transition> transitionsBetween(const History& before, const History& now)
{
    std::vector<Transition> transitions;
    std::vector<char> isStillThere(before.size(), 0);
    Counterparts counterparts(before);
    for (Row row = 0; row < now.size(); ++row) {
        const auto former = counterparts.find(now.id(row));
        if (former)
            isStillThere[*former] = 1;
        addIfChanged(transitions, now.id(row), former ? standingOf(before, *former) : Standing(),
            standingOf(now, row));
    }
    for (Row row = 0; row < before.size(); ++row) {
        if (isStillThere[row] == 0)
            transitions.push_back({std::string(before.id(row)), std::string(statusOf(before, row)),
                std::nullopt, false});
    }
    return transitions;
}

} // namespace history
