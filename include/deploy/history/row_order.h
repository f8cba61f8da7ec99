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
    /// The next rows: those of some places of another order, whose values stand as they do there.
    void append(const RowOrder& from, std::size_t begin, std::size_t end)
    {
        m_entries.insert(m_entries.end(), from.m_entries.begin() + std::ptrdiff_t(begin),
            from.m_entries.begin() + std::ptrdiff_t(end));
    }
    /// So many rows from the beginning have a value.
    void setValueCount(std::size_t count) { m_valueCount = count; }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] Row row(std::size_t place) const { return m_entries[place] & ~runBit; }
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

    std::vector<std::uint32_t, LargeRoomAllocator<std::uint32_t>> m_entries;
    std::size_t m_valueCount = 0;
};

} // namespace history
