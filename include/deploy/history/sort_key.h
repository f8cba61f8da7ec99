// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/large_room.h"
#include "deploy/history/memory/packed_column.h"
#include "deploy/history/row_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace history {

/// A value as a number whose order is that of the values.
using SortKey = std::uint64_t;
/// What a row without a value has: it comes last.
inline constexpr SortKey noKey = std::numeric_limits<SortKey>::max();

/// Those of all rows, by number of row. New ones have no content until it is written.
using SortKeys = std::vector<SortKey, ScratchAllocator<SortKey>>;

/// All rows by their keys; equal ones stay in the order of their numbers. The room of the keys is
/// taken for it. Radix sort from the least digit (Knuth, The Art of Computer Programming 3, 5.2.5):
/// its time grows with the rows and the spread of the keys alone.
[[nodiscard]] RowOrder orderedByKey(SortKeys keys);
/// The same of these rows; equal ones stay in the order in which they are given.
[[nodiscard]] RowOrder orderedByKey(SortKeys keys, std::span<const Row> rows);

/// Sorts by keys, and those of one key by a comparison; many by their digits.
template <typename Item, typename KeyOf, typename IsLess>
void sortByKeyThen(std::span<Item> items, KeyOf keyOf, IsLess isLess)
{
    constexpr std::size_t many = 4'000; // from so many on digits are quicker than comparing
    if (items.size() < many) {
        std::ranges::sort(items, [&](const Item& left, const Item& right) {
            const SortKey leftKey = std::invoke(keyOf, left);
            const SortKey rightKey = std::invoke(keyOf, right);
            return leftKey != rightKey ? leftKey < rightKey : isLess(left, right);
        });
        return;
    }
    SortKeys keys(items.size());
    std::ranges::transform(items, keys.begin(), keyOf);
    const RowOrder order = orderedByKey(std::move(keys));
    const std::vector<Item, ScratchAllocator<Item>> before(items.begin(), items.end());
    std::size_t run = 0;
    for (std::size_t place = 0; place < items.size(); ++place) {
        if (order.startsRun(place)) {
            std::ranges::sort(items.subspan(run, place - run), isLess);
            run = place;
        }
        items[place] = before[order.row(place)];
    }
    std::ranges::sort(items.subspan(run), isLess);
}

/// All rows by their ids in natural order (isIdLess); the ids lie one after the other and end where
/// the ends say.
[[nodiscard]] RowOrder orderedById(std::string_view ids, PackedSpan<std::uint64_t> ends);

} // namespace history
