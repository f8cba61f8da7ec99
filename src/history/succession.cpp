// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/succession.h"

namespace history {

namespace {

/// As the list has it, newest first, ties by id.
bool isNewer(const History& history, Row row, Row other)
{
    if (history.start(row) != history.start(other))
        return history.start(row) > history.start(other);
    return history.id(row) < history.id(other);
}

} // namespace

std::optional<Row> successorOf(const History& history, Row row)
{
    return successorOf(history, row, [](Row) { return true; });
}

std::optional<Row> successorOf(
    const History& history, Row row, const std::function<bool(Row)>& gaveBack)
{
    const auto environments = history.symbols(Column::Environment);
    std::optional<Row> successor;
    for (Row other = 0; other < history.size(); ++other) {
        if (environments[other] != environments[row] || !isNewer(history, other, row)
            || (successor && !isNewer(history, other, *successor)))
            continue;
        if (history.status(other) != deployment::Status::RolledBack || !gaveBack(other))
            successor = other;
    }
    return successor;
}

} // namespace history
