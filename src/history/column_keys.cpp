// SPDX-License-Identifier: GPL-3.0-or-later
#include "column_keys.h"

#include "deploy/history/natural_order.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

namespace history {

using deployment::Timestamp;

namespace {

constexpr SortKey signBit = SortKey{1} << 63U;

SortKey keyOf(std::int64_t number)
{
    // The greatest of all would be taken for none.
    return std::min(static_cast<SortKey>(number) ^ signBit, noKey - 1);
}

SortKey keyOf(std::optional<Timestamp> time)
{
    return time ? keyOf(time->time_since_epoch().count()) : noKey;
}

SortKey keyOf(std::optional<deployment::Milliseconds> duration)
{
    return duration ? keyOf(duration->count()) : noKey;
}

SortKey keyOf(std::optional<double> value)
{
    if (!value)
        return noKey;
    // The bits of IEEE 754 numbers are in order but for the sign; both zeros are equal.
    const auto bits = std::bit_cast<SortKey>(*value + 0.0);
    return (bits & signBit) != 0 ? ~bits : bits | signBit;
}

int compareBytes(std::string_view left, std::string_view right)
{
    return left.compare(right);
}

/// Of each symbol, what comes before its text: nothing but in the column of environments.
std::vector<EnvironmentKind> symbolKinds(
    const StringPool& pool, Column column, EnvironmentKind otherEnvironments)
{
    std::vector<EnvironmentKind> kinds(pool.size());
    if (column == Column::Environment) {
        for (Symbol symbol = 0; symbol < kinds.size(); ++symbol)
            kinds[symbol] = environmentKindOf(pool.text(symbol), otherEnvironments);
    }
    return kinds;
}

} // namespace

std::vector<SortKey> symbolRanks(
    const History& history, Column column, EnvironmentKind otherEnvironments)
{
    const StringPool& pool = history.pool(column);
    const auto compare = column == Column::Version ? compareVersions : compareBytes;
    std::vector<Symbol> order(pool.size());
    std::iota(order.begin(), order.end(), Symbol{0});
    const std::vector<EnvironmentKind> kinds = symbolKinds(pool, column, otherEnvironments);
    const auto comparedTo = [&](Symbol left, Symbol right) {
        if (kinds[left] != kinds[right])
            return kinds[left] < kinds[right] ? -1 : 1;
        return compare(pool.text(left), pool.text(right));
    };
    std::ranges::sort(
        order, [&](Symbol left, Symbol right) { return comparedTo(left, right) < 0; });
    std::vector<SortKey> ranks(pool.size());
    for (std::size_t place = 0, rank = 0; place < order.size(); ++place) {
        if (place > 0 && comparedTo(order[place - 1], order[place]) != 0)
            ++rank;
        ranks[order[place]] = pool.text(order[place]).empty() ? noKey : rank;
    }
    return ranks;
}

std::optional<Sort> decidingTies(
    const History& history, Column first, const std::optional<Sort>& then)
{
    const bool decides = then && then->column != first && first != Column::Id
        && history.has(then->column) && *then != newestFirst;
    return decides ? then : std::nullopt;
}

ColumnKeys::ColumnKeys(const History& history, Column column, Timestamp now,
    EnvironmentKind otherEnvironments, const std::optional<Sort>& then)
    : m_history(history)
    , m_column(column)
    , m_now(now)
{
    if (then) {
        m_then = std::make_unique<ColumnKeys>(history, then->column, now, otherEnvironments);
        m_thenDescends = then->descending;
    }
    if (specOf(column).type == ColumnType::Word) {
        m_symbols = history.symbols(column);
        m_ranks = symbolRanks(history, column, otherEnvironments);
    }
    noteWhatIsRead();
}

void ColumnKeys::noteWhatIsRead()
{
    const auto note = [this](const auto& cells) {
        if (!cells.empty())
            m_read.push_back(
                {cells.address(0), static_cast<unsigned>(std::countr_zero(cells.width()))});
    };
    note(m_history.starts());
    switch (specOf(m_column).type) {
    case ColumnType::Id:
        break;
    case ColumnType::Time:
        if (m_column == Column::EndTime)
            note(m_history.ends());
        break;
    case ColumnType::Duration:
        note(m_history.ends());
        note(m_history.symbols(Column::Status));
        break;
    case ColumnType::Number:
        note(m_history.percentages());
        break;
    case ColumnType::Word:
        note(m_symbols);
        break;
    }
}

SortKey ColumnKeys::of(Row row) const
{
    switch (specOf(m_column).type) {
    case ColumnType::Id:
        return 0;
    case ColumnType::Time:
        return keyOf(m_history.time(m_column, row));
    case ColumnType::Duration:
        return keyOf(m_history.duration(row, m_now));
    case ColumnType::Number:
        return keyOf(m_history.percentage(row));
    case ColumnType::Word:
        break;
    }
    return m_symbols.empty() ? noKey : m_ranks[m_symbols[row]];
}

SortKeys ColumnKeys::all() const
{
    SortKeys keys(m_history.size());
    if (specOf(m_column).type == ColumnType::Word && !m_symbols.empty()) {
        m_symbols.visit([&](auto symbols) {
            for (std::size_t row = 0; row < keys.size(); ++row)
                keys[row] = m_ranks[symbols[row]];
        });
        return keys;
    }
    for (Row row = 0; row < keys.size(); ++row)
        keys[row] = of(row);
    return keys;
}

bool ColumnKeys::isLess(const Values& left, const Values& right) const
{
    return left.key != right.key ? left.key < right.key : isLessOfTie(left, right);
}

bool ColumnKeys::isLessOfTie(const Values& left, const Values& right) const
{
    if (m_then) {
        const Values thenLeft{left.row, m_then->of(left.row), left.start};
        const Values thenRight{right.row, m_then->of(right.row), right.start};
        // What has no value is last in both directions.
        const bool descends = m_thenDescends
            && (m_then->m_column == Column::Id
                || (thenLeft.key != noKey && thenRight.key != noKey));
        if (m_then->differ(thenLeft.key, thenRight.key))
            return descends ? m_then->isLess(thenRight, thenLeft)
                            : m_then->isLess(thenLeft, thenRight);
    }
    const bool isByStart = m_column != Column::Id && m_column != Column::StartTime;
    if (isByStart && left.start != right.start)
        return left.start > right.start;
    return hasLesserId(left.row, right.row);
}

bool ColumnKeys::hasLesserId(Row left, Row right) const
{
    if (std::max(left, right) < m_idPlaces.size())
        return m_idPlaces[left] < m_idPlaces[right];
    return isIdLess(m_history.id(left), m_history.id(right));
}

/// Values lie far apart: each is read once.
void ColumnKeys::sort(std::span<Row> rows) const
{
    std::vector<Values> values;
    values.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        constexpr std::size_t ahead = 16;
        if (i + ahead < rows.size())
            fetch(rows[i + ahead]);
        values.push_back(valuesOf(rows[i]));
    }
    sortByKeyThen(std::span(values), &Values::key,
        [this](const Values& left, const Values& right) { return isLessOfTie(left, right); });
    std::ranges::transform(values, rows.begin(), &Values::row);
}

} // namespace history
