// SPDX-License-Identifier: GPL-3.0-or-later
// The groups of a HistoryModel: days or environments, where the rows are sorted by these.
#include "deploy/models/list/history_model.h"

#include "environment_name.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/relative_time.h"

#include <algorithm>
#include <utility>

namespace models {

using history::Column;
using history::Row;

namespace {

constexpr std::size_t longestEnvironment = 128; // letters

/// The first row of each group of neighbors: isOfGroup(first, each) says who belongs to the first.
template <typename IsOfGroup>
std::vector<int> firstOfEach(std::span<const Row> rows, IsOfGroup isOfGroup)
{
    std::vector<int> firsts;
    for (auto row = rows.begin(); row != rows.end();) {
        firsts.push_back(static_cast<int>(row - rows.begin()));
        const auto isOfIt = [&, belongs = isOfGroup(*row)](Row each) { return belongs(each); };
        // The next group is near, compared with the end.
        std::ptrdiff_t reach = 1;
        while (reach < rows.end() - row && isOfIt(row[reach]))
            reach *= 2;
        row =
            std::partition_point(row + reach / 2, row + std::min(reach, rows.end() - row), isOfIt);
    }
    return firsts;
}

} // namespace

void HistoryModel::setOtherEnvironments(history::EnvironmentKind kind)
{
    if (kind == otherEnvironments())
        return;
    m_view.setOtherEnvironments(kind);
    m_knowledge.setOtherEnvironments(kind);
    showWantedRows();
    announceAll();
}

std::vector<int> HistoryModel::firstRowsOfGroups() const
{
    const Column column = sorting().column;
    if (m_history == nullptr)
        return {};
    if (column == Column::Environment)
        return firstOfEach(shownRows(), [this](Row first) {
            return [this, name = m_history->word(Column::Environment, first)](
                       Row each) { return m_history->word(Column::Environment, each) == name; };
        });
    if (column != Column::StartTime)
        return {};
    return firstOfEach(shownRows(), [this](Row first) {
        const auto day = deployment::startOfDay(m_history->start(first), m_time.zone());
        // Days have 23 to 25 hours.
        const auto next = deployment::startOfDay(day + std::chrono::hours(36), m_time.zone());
        return [this, day, next](Row each) {
            const auto start = m_history->start(each);
            return start >= day && start < next;
        };
    });
}

HistoryModel::GroupHeading HistoryModel::groupOf(int row) const
{
    const Row record = rowAt(row);
    if (sorting().column != Column::Environment && !deployment::isKnown(m_history->start(record)))
        return {tr("Start not known", "heading of deployments"), std::nullopt};
    if (sorting().column != Column::Environment)
        return {dayText(m_history->start(record), m_time.now(), m_time.zone()), std::nullopt};
    const std::string environment(m_history->word(Column::Environment, record));
    return {
        environmentName(environment, longestEnvironment), environment, environmentKindOf(record)};
}

} // namespace models
