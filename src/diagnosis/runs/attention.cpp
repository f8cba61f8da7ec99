// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/attention.h"

#include "row_groups.h"

#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/history/filter.h"
#include "deploy/history/succession.h"

#include <cstdint>

namespace diagnosis {

using deployment::Status;
using history::Column;
using history::History;
using history::Row;

namespace {

bool hasFailed(Status status)
{
    return status == Status::Failed || status == Status::RolledBack;
}

/// The newest row of each environment and service.
class LatestRows final {
public:
    explicit LatestRows(const History& history)
        : m_columns(history)
    {
        for (Row row = 0; row < history.size(); ++row) {
            const std::uint32_t place = m_places.numberOf(m_columns.placeOf(row));
            if (place == m_latest.size())
                m_latest.push_back(row);
            else if (history::isNewer(history, row, m_latest[place]))
                m_latest[place] = row;
        }
    }

    [[nodiscard]] bool has(Row row)
    {
        return m_latest[m_places.numberOf(m_columns.placeOf(row))] == row;
    }

private:
    GroupColumns m_columns;
    RowGroups m_places;
    std::vector<Row> m_latest; ///< by place
};

bool isLate(const History& history, const RunIndex& index, Row row, deployment::Timestamp now)
{
    if (history.status(row) != Status::Running || history.paused(row)
        || bringsBack(history.word(Column::CurrentStep, row)))
        return false;
    const auto expected = expectedEnd(index.durationsBefore(history, row), history.start(row), now);
    return expected && expected->isLate;
}

} // namespace

std::vector<Row> needingAttention(
    const History& history, const RunIndex& index, deployment::Timestamp now)
{
    LatestRows latest(history);
    std::vector<Row> rows;
    for (Row row = 0; row < history.size(); ++row) {
        const Status status = history.status(row);
        if (status == Status::Completed)
            continue;
        if ((hasFailed(status) && latest.has(row)) || history::isPaused(history, row)
            || isLate(history, index, row, now))
            rows.push_back(row);
    }
    return rows;
}

} // namespace diagnosis
