// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/list/deployment_index.h"

#include "server/json_text.h"

#include "deploy/history/succession.h"

#include <algorithm>

namespace server {

using history::Column;
using history::Row;

void DeploymentIndex::put(const deployment::Deployment& deployment, std::uint64_t revision)
{
    const Row row = m_history.upsert(history::summaryOf(deployment)).row;
    if (row >= m_entries.size())
        m_entries.resize(row + 1);
    m_entries[row] = {
        std::make_shared<const std::string>(wholeJson(deployment, revision)), revision};
}

std::optional<DeploymentIndex::Entry> DeploymentIndex::find(std::string_view id) const
{
    const std::optional<Row> row = m_history.find(id);
    return row ? std::optional(m_entries[*row]) : std::nullopt;
}

DeploymentIndex::Page DeploymentIndex::page(
    const history::Filter& filter, const std::optional<Cursor>& after, std::size_t limit) const
{
    const history::RowMarks matching = history::markMatching(m_history, filter);
    Page page;
    page.total = matching.count;
    const auto& newestFirst = m_ranking.order(m_history, Column::StartTime, {});
    for (const Row row : newestFirst.rows(true, matching.marks, matching.count)) {
        if (after && !isBehind(row, *after))
            continue;
        if (page.rows.size() == limit) {
            const Row last = page.rows.back();
            page.next = Cursor{m_history.start(last), std::string(m_history.id(last))};
            break;
        }
        page.rows.push_back(row);
    }
    return page;
}

bool DeploymentIndex::hasSucceeded(std::string_view version, Row row) const
{
    const history::Lineage lineage(m_history, row);
    for (Row other = 0; other < m_history.size(); ++other)
        if (lineage.has(other) && m_history.status(other) == deployment::Status::Completed
            && m_history.word(Column::Version, other) == version)
            return true;
    return false;
}

bool DeploymentIndex::isBehind(Row row, const Cursor& cursor) const
{
    const auto start = m_history.start(row);
    return start < cursor.start || (start == cursor.start && m_history.id(row) > cursor.id);
}

} // namespace server
