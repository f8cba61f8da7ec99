// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/row_set.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace history {

/// All rows of a history in the order of one column, ascending: equal values lie side by side (a
/// run), rows without a value are the last run. Four bytes a row; serves both directions.
class RowOrder {
public:
    /// The highest bit of an entry marks where runs begin.
    static constexpr Row maxRows = Row{1} << 31U;

    void reserve(std::size_t rows) { m_entries.reserve(rows); }
    /// The next row; whether its value differs from that of the row before.
    void append(Row row, bool startsRun) { m_entries.push_back(row | (startsRun ? runBit : 0)); }
    /// For mending an order in its room: so many rows, new ones to be written with set();
    void resize(std::size_t rows) { m_entries.resize(rows); }
    /// a row in the place of another one;
    void set(std::size_t place, Row row, bool startsRun)
    {
        m_entries[place] = row | (startsRun ? runBit : 0);
    }
    /// the rows of some places in others, whose values stand as they do there.
    void move(std::size_t from, std::size_t count, std::size_t to)
    {
        m_entries.move(from, count, to);
    }
    /// So many rows from the beginning have a value.
    void setValueCount(std::size_t count) { m_valueCount = count; }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] Row row(std::size_t place) const { return m_entries[place] & ~runBit; }
    /// Has it brought near. As a call, GCC would leave it out.
    [[gnu::always_inline]] void fetch(std::size_t place) const
    {
        __builtin_prefetch(&m_entries[place]);
    }
    [[nodiscard]] bool startsRun(std::size_t place) const
    {
        return (m_entries[place] & runBit) != 0;
    }

    /// From top to bottom. Descending turns the runs round; rows of one run stay as they are, and
    /// those without a value stay last. Writes into the room of a list that is not needed any more,
    /// if one is given.
    [[nodiscard]] RowList rows(bool descending, RowList room = {}) const;
    /// Only those of the set, which are so many.
    [[nodiscard]] RowList rows(
        bool descending, const RowSet& set, std::size_t count, RowList room = {}) const;

private:
    static constexpr std::uint32_t runBit = maxRows;
    /// Neighboring places, to be gone through by one thread.
    struct Stretch {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool descending = false; ///< run by run from the last one; begins and ends with one
    };

    /// All places from top to bottom.
    [[nodiscard]] std::vector<Stretch> stretches(bool descending) const;
    /// Where each begins from the top.
    [[nodiscard]] static std::vector<std::size_t> placesOf(const std::vector<Stretch>& all);
    template <typename Take> void walk(const Stretch& stretch, Take take) const;

    GrowingList<std::uint32_t> m_entries;
    std::size_t m_valueCount = 0;
};

} // namespace history
