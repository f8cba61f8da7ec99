// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/run_index.h"

#include "ordered_rows.h"
#include "row_durations.h"
#include "row_groups.h"

#include "deploy/history/succession.h"

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace diagnosis {

using deployment::Milliseconds;
using deployment::Status;
using history::Column;
using history::History;
using history::Row;

namespace {

bool isKept(Status status)
{
    return status == Status::Completed || status == Status::RolledBack;
}

bool endedLater(const History& history, Row row, deployment::Timestamp moment)
{
    const auto end = history.end(row);
    return end && *end > moment;
}

/// What a row was before it changed, several times perhaps.
struct RowChange {
    Row row = 0;
    Status before = Status::Unknown;
    bool hasMoved = false; ///< to another place of an order, or another order
};

/// Each of the first so many rows once.
std::vector<RowChange> changesByRow(
    const History& history, std::span<const History::Change> changes, std::size_t bound)
{
    constexpr std::array keys{
        Column::Environment, Column::Service, Column::Strategy, Column::StartTime};
    std::vector<RowChange> all;
    for (const History::Change& change : changes) {
        if (change.row >= bound)
            continue;
        const bool hasMoved = std::ranges::any_of(
            keys, [&change](Column column) { return change.columns.has(column); });
        // Progress alone is what most changes are.
        if (!hasMoved && !change.columns.has(Column::Status))
            continue;
        all.push_back({change.row,
            deployment::parseStatus(history.pool(Column::Status).text(change.status)), hasMoved});
    }
    std::ranges::stable_sort(all, {}, &RowChange::row);
    std::vector<RowChange> rows;
    for (const RowChange& change : all) {
        if (rows.empty() || rows.back().row != change.row)
            rows.push_back(change);
        else
            rows.back().hasMoved = rows.back().hasMoved || change.hasMoved;
    }
    return rows;
}

/// A row that goes from an order, or comes into it.
struct OrderChange {
    OrderedRows* order;
    Row row;
};

/// Calls with each order and its rows.
template <typename Take> void forEachOrder(std::vector<OrderChange>& changes, Take take)
{
    std::ranges::sort(changes, std::less<>(), &OrderChange::order);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        rows.push_back(changes[i].row);
        if (i + 1 < changes.size() && changes[i + 1].order == changes[i].order)
            continue;
        take(*changes[i].order, std::span<const Row>(rows));
        rows.clear();
    }
}

} // namespace

/// The rows by kind (those that succeeded) and by place (those that were rolled back).
class RunIndex::Runs {
public:
    /// Rows that have been added, from the first one to before the last.
    void add(const History& history, std::size_t first, std::size_t last)
    {
        if (first == last)
            return;
        const GroupColumns columns(history);
        for (auto row = static_cast<Row>(first); row < last; ++row) {
            const Status status = history.status(row);
            if (isKept(status))
                orderOf(columns, row, status).append(row);
        }
        for (auto* const orders : {&m_succeeded, &m_rolledBack}) {
            for (OrderedRows& order : *orders)
                order.sort(history);
        }
    }

    /// Of the first so many rows, which it knows. Whether that was possible: not where a row has
    /// another place in an order.
    [[nodiscard]] bool take(
        const History& history, std::span<const History::Change> changes, std::size_t bound)
    {
        std::vector<OrderChange> removed;
        std::vector<OrderChange> added;
        const GroupColumns columns(history);
        const std::vector<RowChange> rows = changesByRow(history, changes, bound);
        // All orders that the rows need: their addresses hold from then on.
        for (const RowChange& change : rows)
            static_cast<void>(orderOf(columns, change.row, history.status(change.row)));
        for (const RowChange& change : rows) {
            const Row row = change.row;
            const Status now = history.status(row);
            const bool wasKept = isKept(change.before);
            if (wasKept && change.hasMoved)
                return false;
            if (wasKept && change.before != now)
                removed.push_back({&orderOf(columns, row, change.before), row});
            if (isKept(now) && !(wasKept && change.before == now))
                added.push_back({&orderOf(columns, row, now), row});
        }
        forEachOrder(removed, [&history](OrderedRows& order, std::span<const Row> gone) {
            order.remove(history, gone);
        });
        forEachOrder(added, [&history](OrderedRows& order, std::span<const Row> come) {
            order.insert(history, come);
        });
        return true;
    }

    [[nodiscard]] std::span<const Row> succeededBefore(const History& history, Row row) const
    {
        return before(history, m_succeeded, m_kinds.find(GroupColumns(history).kindOf(row)), row);
    }
    [[nodiscard]] std::span<const Row> rolledBackBefore(const History& history, Row row) const
    {
        return before(
            history, m_rolledBack, m_places.find(GroupColumns(history).placeOf(row)), row);
    }
    /// Of any strategy.
    [[nodiscard]] std::vector<std::span<const Row>> allSucceededBefore(
        const History& history, Row row) const
    {
        std::vector<std::span<const Row>> all;
        if (const auto place = m_places.find(GroupColumns(history).placeOf(row))) {
            for (const std::uint32_t kind : m_kindsOf[*place])
                all.push_back(before(history, m_succeeded, kind, row));
        }
        return all;
    }

private:
    static std::span<const Row> before(const History& history,
        const std::vector<OrderedRows>& orders, std::optional<std::uint32_t> number, Row row)
    {
        return number ? orders[*number].before(history, row) : std::span<const Row>();
    }

    OrderedRows& orderOf(const GroupColumns& columns, Row row, Status status)
    {
        const std::uint32_t kind = m_kinds.numberOf(columns.kindOf(row));
        if (kind == m_succeeded.size())
            begin(kind, m_places.numberOf(columns.placeOf(row)));
        return status == Status::RolledBack ? m_rolledBack[m_placeOf[kind]] : m_succeeded[kind];
    }

    void begin(std::uint32_t kind, std::uint32_t place)
    {
        m_succeeded.emplace_back();
        m_placeOf.push_back(place);
        if (place == m_rolledBack.size()) {
            m_rolledBack.emplace_back();
            m_kindsOf.emplace_back();
        }
        m_kindsOf[place].push_back(kind);
    }

    RowGroups m_kinds;
    std::vector<OrderedRows> m_succeeded; ///< by kind
    std::vector<std::uint32_t> m_placeOf; ///< by kind
    RowGroups m_places;
    std::vector<OrderedRows> m_rolledBack; ///< by place
    std::vector<std::vector<std::uint32_t>> m_kindsOf; ///< by place
};

RunIndex::RunIndex() = default;
RunIndex::~RunIndex() = default;
RunIndex::RunIndex(RunIndex&&) noexcept = default;
RunIndex& RunIndex::operator=(RunIndex&&) noexcept = default;

bool RunIndex::update(const History& history, std::size_t most)
{
    if (!knows(history) || !followChanges(history)) {
        m_runs = std::make_unique<Runs>();
        m_rows = 0;
    }
    const std::size_t last = m_rows + std::min(most, history.size() - m_rows);
    m_runs->add(history, m_rows, last);
    m_history = history.identity();
    m_revision = history.revision();
    m_rows = last;
    return m_rows == history.size();
}

/// Of the rows that it knows; false if these have to be read anew.
bool RunIndex::followChanges(const History& history)
{
    if (history.hasOnlyGrownSince(m_revision))
        return true;
    const auto changes = history.changesSince(m_revision);
    return changes && m_runs->take(history, *changes, m_rows);
}

bool RunIndex::knows(const History& history) const
{
    return m_runs && m_history == history.identity();
}

std::vector<Row> RunIndex::goodRunsBefore(const History& history, Row row, std::size_t count) const
{
    if (!knows(history))
        return {};
    const auto rows = m_runs->succeededBefore(history, row);
    const auto newest = rows.last(std::min(count, rows.size()));
    return {newest.rbegin(), newest.rend()};
}

std::optional<Row> RunIndex::predecessorOf(const History& history, Row row) const
{
    if (!knows(history))
        return std::nullopt;
    const auto start = history.start(row);
    std::optional<Row> predecessor;
    for (std::span<const Row> rows : m_runs->allSucceededBefore(history, row)) {
        std::size_t looked = 0;
        while (!rows.empty() && endedLater(history, rows.back(), start)) {
            if (++looked > maxConcurrent)
                return std::nullopt;
            rows = rows.first(rows.size() - 1);
        }
        if (!rows.empty() && (!predecessor || history::isNewer(history, rows.back(), *predecessor)))
            predecessor = rows.back();
    }
    if (!predecessor)
        return std::nullopt;
    const auto rolledBack = m_runs->rolledBackBefore(history, row);
    std::size_t looked = 0;
    for (auto other = rolledBack.rbegin(); other != rolledBack.rend(); ++other) {
        if (!history::isNewer(history, *other, *predecessor))
            break;
        if (endedLater(history, *other, start) || ++looked > maxConcurrent)
            return std::nullopt;
    }
    return predecessor;
}

std::vector<Milliseconds> RunIndex::durationsBefore(const History& history, Row row) const
{
    if (!knows(history))
        return {};
    const auto rows = m_runs->succeededBefore(history, row);
    return durationsOfRows(
        history, std::ranges::subrange(rows.rbegin(), rows.rend()), history.start(row));
}

} // namespace diagnosis
