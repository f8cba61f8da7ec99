// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/ranking.h"

#include "deploy/deployment/facts.h"

#include <algorithm>
#include <cstdint>
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

template <typename KeyOf>
std::vector<Row> sortBy(
    const History& history, std::span<const Row> rows, bool descending, KeyOf keyOf)
{
    using Key = typename decltype(keyOf(Row{0}))::value_type;
    std::vector<Ranked<Key>> ranked;
    ranked.reserve(rows.size());
    for (const Row row : rows) {
        const auto key = keyOf(row);
        ranked.push_back({key.value_or(Key{}), row, !key});
    }
    std::ranges::sort(ranked, [&](const Ranked<Key>& left, const Ranked<Key>& right) {
        if (left.missing != right.missing)
            return right.missing;
        if (left.key != right.key)
            return descending ? right.key < left.key : left.key < right.key;
        return history.id(left.row) < history.id(right.row);
    });
    std::vector<Row> order(ranked.size());
    std::ranges::transform(ranked, order.begin(), &Ranked<Key>::row);
    return order;
}

std::vector<Row> sortByWord(const History& history, std::span<const Row> rows, Sort sort)
{
    const StringPool& pool = history.pool(sort.column);
    const auto ranks = symbolRanks(pool, sort.column == Column::Version);
    const auto symbols = history.symbols(sort.column);
    return sortBy(history, rows, sort.descending, [&](Row row) -> std::optional<std::uint32_t> {
        const Symbol symbol = symbols[row];
        return pool.text(symbol).empty() ? std::nullopt : std::optional(ranks[symbol]);
    });
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
    switch (sort.column) {
    case Column::Id:
        return sortBy(history, rows, sort.descending,
            [&](Row row) { return std::optional(history.id(row)); });
    case Column::StartTime:
        return sortBy(history, rows, sort.descending,
            [&](Row row) { return std::optional(history.start(row)); });
    case Column::EndTime:
        return sortBy(history, rows, sort.descending, [&](Row row) { return history.end(row); });
    case Column::Duration:
        return sortBy(history, rows, sort.descending, [&](Row row) {
            return deployment::durationOf(
                history.start(row), history.end(row), history.status(row), now);
        });
    case Column::Percentage:
        return sortBy(
            history, rows, sort.descending, [&](Row row) { return history.percentage(row); });
    default:
        return sortByWord(history, rows, sort);
    }
}

const std::vector<Row>& Ranking::order(const History& history, Sort sort, Timestamp now)
{
    const bool timeMatters = sort.column == Column::Duration;
    if (m_history == &history && m_revision == history.revision() && m_sort == sort
        && m_order.size() == history.size() && (!timeMatters || m_now == now))
        return m_order;
    m_order.resize(history.size());
    std::iota(m_order.begin(), m_order.end(), Row{0});
    m_order = sortedRows(history, m_order, sort, now);
    m_history = &history;
    m_revision = history.revision();
    m_sort = sort;
    m_now = now;
    return m_order;
}

} // namespace history
