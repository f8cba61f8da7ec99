// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/succession.h"

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

std::partial_ordering orderInTime(const History& history, Row row, Row other)
{
    const auto knownStartOf = [&history](Row of) {
        const deployment::Timestamp start = history.start(of);
        return deployment::isKnown(start) ? std::optional(start) : std::nullopt;
    };
    const auto start = knownStartOf(row);
    const auto otherStart = knownStartOf(other);
    const auto end = history.end(row);
    const auto otherEnd = history.end(other);
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

std::optional<Row> successorOf(const History& history, Row row)
{
    return successorOf(history, row, [](Row) { return true; });
}

std::optional<Row> successorOf(
    const History& history, Row row, const std::function<bool(Row)>& gaveBack)
{
    const Lineage lineage(history, row);
    const auto isLater = [&history](Row one, Row than) {
        return orderInTime(history, one, than) == std::partial_ordering::greater;
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
