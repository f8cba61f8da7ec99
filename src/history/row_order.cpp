// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/row_order.h"

namespace history {

/// Calls with each row from top to bottom.
template <typename Take> void RowOrder::walk(bool descending, Take take) const
{
    std::size_t place = 0;
    if (descending) {
        for (std::size_t end = m_valueCount; end > 0;) {
            std::size_t begin = end - 1;
            while (!startsRun(begin))
                --begin;
            for (place = begin; place < end; ++place)
                take(row(place));
            end = begin;
        }
        place = m_valueCount;
    }
    for (; place < m_entries.size(); ++place)
        take(row(place));
}

std::vector<Row> RowOrder::rows(bool descending) const
{
    std::vector<Row> result(size());
    Row* next = result.data();
    walk(descending, [&next](Row row) { *next++ = row; });
    return result;
}

std::vector<Row> RowOrder::rows(
    bool descending, std::span<const char> marks, std::size_t count) const
{
    // One more, since every row is written and only the marked ones are passed: no branch to miss.
    std::vector<Row> result(count + 1);
    Row* next = result.data();
    walk(descending, [&next, marks](Row row) {
        *next = row;
        next += marks[row];
    });
    result.resize(count);
    return result;
}

} // namespace history
