// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

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
    /// So many rows from the beginning have a value.
    void setValueCount(std::size_t count) { m_valueCount = count; }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] Row row(std::size_t place) const { return m_entries[place] & ~runBit; }
    [[nodiscard]] bool startsRun(std::size_t place) const
    {
        return (m_entries[place] & runBit) != 0;
    }

    /// From top to bottom. Descending turns the runs round; rows of one run stay as they are, and
    /// those without a value stay last.
    [[nodiscard]] std::vector<Row> rows(bool descending) const;
    /// Only those whose mark is 1 (by number of row; 0 otherwise), of which there are so many.
    [[nodiscard]] std::vector<Row> rows(
        bool descending, std::span<const char> marks, std::size_t count) const;

private:
    static constexpr std::uint32_t runBit = maxRows;

    template <typename Take> void walk(bool descending, Take take) const;

    std::vector<std::uint32_t> m_entries;
    std::size_t m_valueCount = 0;
};

} // namespace history
