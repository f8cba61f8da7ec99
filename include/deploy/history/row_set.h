// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/growing_list.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace history {

using Row = std::uint32_t;

/// Rows in an order.
using RowList = GrowingList<Row>;

/// Some of the first so many rows of a history, a bit for each: a million take 125 kB, which stay
/// in a processor's cache while the rows are gone through in another order.
class RowSet {
public:
    static constexpr std::size_t wordRows = 64;

    RowSet() = default;
    /// Of that many rows, none.
    explicit RowSet(std::size_t bound)
        : m_words((bound + wordRows - 1) / wordRows)
        , m_bound(bound)
    {
    }
    /// All of them.
    [[nodiscard]] static RowSet all(std::size_t bound);
    /// Those; every one is below the bound.
    [[nodiscard]] static RowSet of(std::span<const Row> rows, std::size_t bound);

    [[nodiscard]] std::size_t bound() const { return m_bound; }
    /// False for rows beyond the bound, too.
    [[nodiscard]] bool operator[](Row row) const { return row < m_bound && has(row); }
    /// Of a row below the bound.
    [[nodiscard]] bool has(Row row) const
    {
        return (m_words[row / wordRows] >> (row % wordRows) & 1U) != 0;
    }
    void add(Row row) { m_words[row / wordRows] |= bitOf(row); }
    void remove(Row row) { m_words[row / wordRows] &= ~bitOf(row); }
    void set(Row row, bool isIn)
    {
        if (isIn)
            add(row);
        else
            remove(row);
    }
    /// Grows the bound; rows beyond the former one are not in it.
    void extend(std::size_t bound);

    [[nodiscard]] std::size_t count() const;
    /// How many are in both.
    [[nodiscard]] static std::size_t commonCount(const RowSet& one, const RowSet& other);
    /// Those that are in the other one are not any more.
    void subtract(const RowSet& other);
    [[nodiscard]] bool operator==(const RowSet& other) const = default;

    /// 64 rows each, the first one in the lowest bit.
    [[nodiscard]] std::span<const std::uint64_t> words() const { return m_words; }
    [[nodiscard]] std::span<std::uint64_t> words() { return m_words; }
    /// Calls with each row in it, in ascending order.
    template <typename Take> void forEach(Take take) const { forEach(0, m_words.size(), take); }
    /// The same, of some of the words().
    template <typename Take> void forEach(std::size_t begin, std::size_t end, Take take) const
    {
        for (std::size_t place = begin; place < end; ++place) {
            for (std::uint64_t word = m_words[place]; word != 0; word &= word - 1)
                take(static_cast<Row>(place * wordRows + std::size_t(std::countr_zero(word))));
        }
    }

private:
    static constexpr std::uint64_t bitOf(Row row) { return std::uint64_t{1} << (row % wordRows); }

    std::vector<std::uint64_t> m_words;
    std::size_t m_bound = 0;
};

} // namespace history
