// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/ranking.h"

#include "deploy/deployment/facts.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>

namespace history {

using deployment::Timestamp;

namespace {

/// A row with what it is ordered by; a missing value sorts behind all others whatever the
/// direction.
template <typename Key> struct Ranked {
    Key key;
    Row row;
    bool missing;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the run of digits off the front, without leading zeros.
std::string_view takeNumber(std::string_view& text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    std::string_view digits(text.begin(), end);
    text.remove_prefix(digits.size());
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
    return digits;
}

std::vector<std::uint32_t> symbolRanks(const StringPool& pool, bool natural)
{
    std::vector<Symbol> order(pool.size());
    std::iota(order.begin(), order.end(), Symbol{0});
    std::ranges::sort(order, [&](Symbol left, Symbol right) {
        const int numbers = natural ? compareNatural(pool.text(left), pool.text(right)) : 0;
        return numbers != 0 ? numbers < 0 : pool.text(left) < pool.text(right);
    });
    std::vector<std::uint32_t> ranks(pool.size());
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
        ranks[order[rank]] = rank;
    return ranks;
}

/// Compares rows by what keyOf() gives of them.
template <typename Key> struct RankedLess {
    const History& history;
    bool descending;

    bool operator()(const Ranked<Key>& left, const Ranked<Key>& right) const
    {
        if (left.missing != right.missing)
            return right.missing;
        if (left.key != right.key)
            return descending ? right.key < left.key : left.key < right.key;
        return history.id(left.row) < history.id(right.row);
    }
};

template <typename KeyOf> auto rankedRow(KeyOf& keyOf, Row row)
{
    using Key = typename decltype(keyOf(Row{0}))::value_type;
    const auto key = keyOf(row);
    return Ranked<Key>{key.value_or(Key{}), row, !key};
}

template <typename KeyOf>
auto sortedByKey(const History& history, std::span<const Row> rows, bool descending, KeyOf keyOf)
{
    std::vector<decltype(rankedRow(keyOf, Row{0}))> ranked;
    ranked.reserve(rows.size());
    for (const Row row : rows)
        ranked.push_back(rankedRow(keyOf, row));
    using Key = typename decltype(keyOf(Row{0}))::value_type;
    std::ranges::sort(ranked, RankedLess<Key>{history, descending});
    return ranked;
}

/// Calls the action with a function that gives the key of a row in the sort's column.
template <typename Action>
void withKeys(const History& history, Column column, Timestamp now, Action action)
{
    switch (column) {
    case Column::Id:
        return action([&](Row row) { return std::optional(history.id(row)); });
    case Column::StartTime:
        return action([&](Row row) { return std::optional(history.start(row)); });
    case Column::EndTime:
        return action([&](Row row) { return history.end(row); });
    case Column::Duration:
        return action([&](Row row) {
            return deployment::durationOf(
                history.start(row), history.end(row), history.status(row), now);
        });
    case Column::Percentage:
        return action([&](Row row) { return history.percentage(row); });
    default:
        break;
    }
    const StringPool& pool = history.pool(column);
    const auto ranks = symbolRanks(pool, column == Column::Version);
    const auto symbols = history.symbols(column);
    action([&](Row row) -> std::optional<std::uint32_t> {
        const Symbol symbol = symbols[row];
        return pool.text(symbol).empty() ? std::nullopt : std::optional(ranks[symbol]);
    });
}

/// The order with the moved rows (sorted already) put where they belong.
template <typename Key, typename KeyOf>
std::vector<Row> mergedOrder(const History& history, const std::vector<Row>& order,
    const std::vector<Ranked<Key>>& moved, bool descending, KeyOf keyOf)
{
    std::vector<char> isMoved(history.size(), 0);
    for (const auto& each : moved)
        isMoved[each.row] = 1;
    std::vector<Row> kept;
    kept.reserve(history.size());
    std::ranges::copy_if(
        order, std::back_inserter(kept), [&](Row row) { return isMoved[row] == 0; });

    const RankedLess<Key> less{history, descending};
    std::vector<Row> merged;
    merged.reserve(history.size());
    auto from = kept.cbegin();
    for (const auto& each : moved) {
        const auto to = std::partition_point(
            from, kept.cend(), [&](Row row) { return less(rankedRow(keyOf, row), each); });
        merged.insert(merged.end(), from, to);
        merged.push_back(each.row);
        from = to;
    }
    merged.insert(merged.end(), from, kept.cend());
    return merged;
}

} // namespace

int compareNatural(std::string_view left, std::string_view right)
{
    while (!left.empty() && !right.empty()) {
        if (isDigit(left.front()) && isDigit(right.front())) {
            const std::string_view leftNumber = takeNumber(left);
            const std::string_view rightNumber = takeNumber(right);
            if (leftNumber.size() != rightNumber.size())
                return leftNumber.size() < rightNumber.size() ? -1 : 1;
            if (const int order = leftNumber.compare(rightNumber); order != 0)
                return order;
            continue;
        }
        if (left.front() != right.front())
            return static_cast<unsigned char>(left.front())
                    < static_cast<unsigned char>(right.front())
                ? -1
                : 1;
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    return left.empty() ? (right.empty() ? 0 : -1) : 1;
}

std::vector<Row> sortedRows(
    const History& history, std::span<const Row> rows, Sort sort, Timestamp now)
{
    std::vector<Row> order;
    order.reserve(rows.size());
    withKeys(history, sort.column, now, [&](auto keyOf) {
        for (const auto& each : sortedByKey(history, rows, sort.descending, keyOf))
            order.push_back(each.row);
    });
    return order;
}

const std::vector<Row>& Ranking::order(const History& history, Sort sort, Timestamp now)
{
    const bool isKnown = m_history == history.identity() && m_sort == sort;
    const auto moved = isKnown ? movedRows(history, now) : std::nullopt;
    if (!moved) {
        m_order.resize(history.size());
        std::iota(m_order.begin(), m_order.end(), Row{0});
        m_order = sortedRows(history, m_order, sort, now);
    } else if (!moved->empty()) {
        withKeys(history, sort.column, now, [&](auto keyOf) {
            const auto ranked = sortedByKey(history, *moved, sort.descending, keyOf);
            m_order = mergedOrder(history, m_order, ranked, sort.descending, keyOf);
        });
    }
    m_history = history.identity();
    m_revision = history.revision();
    m_sort = sort;
    m_now = now;
    return m_order;
}

std::optional<std::vector<Row>> Ranking::movedRows(const History& history, Timestamp now) const
{
    const auto changes = history.changesSince(m_revision);
    if (!changes)
        return std::nullopt;
    std::vector<Row> moved(changes->begin(), changes->end());
    if (m_sort.column == Column::Duration && now != m_now) {
        // What has no end grows older.
        for (Row row = 0; row < history.size(); ++row) {
            if (!history.end(row))
                moved.push_back(row);
        }
    }
    std::ranges::sort(moved);
    moved.erase(std::ranges::unique(moved).begin(), moved.end());
    // So many are sorted anew as quickly as they are put in place.
    if (moved.size() > history.size() / 4)
        return std::nullopt;
    return moved;
}

} // namespace history
