// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/succession.h"

#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"

namespace history {

Lineage::Lineage(const History& history, std::string_view environment, std::string_view service)
    : m_environments(history.symbols(Column::Environment))
    , m_services(history.symbols(Column::Service))
    , m_environment(history.pool(Column::Environment).find(environment))
    , m_service(history.pool(Column::Service).find(service))
{
    // Where no row has a service, all are of none.
    if (m_services.empty() && service.empty())
        m_service = 0;
}

Lineage::Lineage(const History& history, Row row)
    : Lineage(history, history.word(Column::Environment, row), history.word(Column::Service, row))
{
}

bool isNewer(const History& history, Row row, Row other)
{
    const deployment::Timestamp start = history.start(row);
    const deployment::Timestamp otherStart = history.start(other);
    return start != otherStart ? start > otherStart : history.id(row) < history.id(other);
}

std::partial_ordering orderInTime(
    const History& history, Row row, Row other, deployment::Timestamp now)
{
    const auto isToCome = [now](std::optional<deployment::Timestamp> time) {
        return time && deployment::isInFuture(*time, now);
    };
    // Two that are both to come were dated by the same clock, as far as anybody knows.
    const bool isDoubtful = isToCome(history.start(row)) != isToCome(history.start(other));
    const auto known = [&](std::optional<deployment::Timestamp> time) {
        const bool isTaken = time && deployment::isKnown(*time) && !(isDoubtful && isToCome(time));
        return isTaken ? time : std::nullopt;
    };
    const auto start = known(history.start(row));
    const auto otherStart = known(history.start(other));
    const auto end = known(history.end(row));
    const auto otherEnd = known(history.end(other));
    if (row == other)
        return std::partial_ordering::equivalent;
    if (start && otherStart)
        return isNewer(history, row, other) ? std::partial_ordering::greater
                                            : std::partial_ordering::less;
    if (end && otherEnd && *end != *otherEnd)
        return *end <=> *otherEnd;
    if (end && otherStart && *end <= *otherStart)
        return std::partial_ordering::less;
    if (start && otherEnd && *otherEnd <= *start)
        return std::partial_ordering::greater;
    return std::partial_ordering::unordered;
}

std::optional<Row> successorOf(const History& history, Row row, deployment::Timestamp now)
{
    return successorOf(history, row, now, [](Row) { return true; });
}

std::optional<Row> successorOf(const History& history, Row row, deployment::Timestamp now,
    const std::function<bool(Row)>& gaveBack)
{
    const Lineage lineage(history, row);
    const auto isLater = [&history, now](Row one, Row than) {
        return orderInTime(history, one, than, now) == std::partial_ordering::greater;
    };
    std::optional<Row> successor;
    for (Row other = 0; other < history.size(); ++other) {
        if (!lineage.has(other) || !isLater(other, row)
            || (successor && !isLater(other, *successor)))
            continue;
        if (history.status(other) != deployment::Status::RolledBack || !gaveBack(other))
            successor = other;
    }
    return successor;
}

} // namespace history
