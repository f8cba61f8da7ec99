// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/succession.h"

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

std::optional<Row> successorOf(const History& history, Row row)
{
    return successorOf(history, row, [](Row) { return true; });
}

std::optional<Row> successorOf(
    const History& history, Row row, const std::function<bool(Row)>& gaveBack)
{
    const Lineage lineage(history, row);
    std::optional<Row> successor;
    for (Row other = 0; other < history.size(); ++other) {
        if (!lineage.has(other) || !isNewer(history, other, row)
            || (successor && !isNewer(history, other, *successor)))
            continue;
        if (history.status(other) != deployment::Status::RolledBack || !gaveBack(other))
            successor = other;
    }
    return successor;
}

} // namespace history
