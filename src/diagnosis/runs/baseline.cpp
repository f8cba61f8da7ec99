// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/baseline.h"

#include "deploy/history/filter.h"
#include "deploy/history/succession.h"

#include <algorithm>

namespace diagnosis {

using deployment::Status;
using history::Column;
using history::History;
using history::Row;

namespace {

/// Those of the row's kind that succeeded. No status at all if there is no word for that.
history::Filter succeededLike(const History& history, Row row)
{
    history::Filter filter;
    for (const Column column : {Column::Environment, Column::Service, Column::Strategy})
        filter.words[column] = {std::string(history.word(column, row))};
    const history::StringPool& statuses = history.pool(Column::Status);
    for (history::Symbol symbol = 0; symbol < statuses.size(); ++symbol) {
        if (deployment::parseStatus(statuses.text(symbol)) == Status::Completed)
            filter.words[Column::Status].emplace_back(statuses.text(symbol));
    }
    return filter;
}

} // namespace

std::vector<Row> goodRunsBefore(const History& history, Row row, std::size_t count)
{
    std::vector<Row> runs;
    const history::Filter sameKind = succeededLike(history, row);
    if (!sameKind.has(history::FilterPart::words(Column::Status)))
        return runs;
    history::markMatching(history, sameKind).marks.forEach([&](Row other) {
        if (history::isNewer(history, row, other))
            runs.push_back(other);
    });
    const auto newestFirst = [&history](Row one, Row other) {
        return history::isNewer(history, one, other);
    };
    const auto end = runs.begin() + static_cast<std::ptrdiff_t>(std::min(count, runs.size()));
    std::partial_sort(runs.begin(), end, runs.end(), newestFirst);
    runs.erase(end, runs.end());
    return runs;
}

} // namespace diagnosis
