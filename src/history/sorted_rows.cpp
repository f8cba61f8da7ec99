// SPDX-License-Identifier: GPL-3.0-or-later
#include "column_keys.h"

#include "deploy/history/ranking.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace history {

std::vector<Row> sortedRows(const History& history, std::span<const Row> rows, Sort sort,
    deployment::Timestamp now, const std::optional<Sort>& then, EnvironmentKind otherEnvironments)
{
    const ColumnKeys keys(
        history, sort.column, now, otherEnvironments, decidingTies(history, sort.column, then));
    std::vector<std::pair<SortKey, Row>> keyed;
    keyed.reserve(rows.size());
    for (const Row row : rows) {
        const SortKey key = keys.of(row);
        keyed.emplace_back(sort.descending && key != noKey ? noKey - 1 - key : key, row);
    }
    // Ids have no keys to turn round.
    const bool idsDescend = sort.column == Column::Id && sort.descending;
    std::ranges::sort(keyed, [&](const auto& left, const auto& right) {
        if (left.first != right.first)
            return left.first < right.first;
        return idsDescend ? keys.isLessOfTie(right.second, left.second)
                          : keys.isLessOfTie(left.second, right.second);
    });
    std::vector<Row> order;
    order.reserve(rows.size());
    for (const auto& [key, row] : keyed)
        order.push_back(row);
    return order;
}

} // namespace history
