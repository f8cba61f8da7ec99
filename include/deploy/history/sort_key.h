// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/large_room.h"
#include "deploy/history/memory/packed_column.h"
#include "deploy/history/row_order.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace history {

/// A value as a number whose order is that of the values.
using SortKey = std::uint64_t;
/// What a row without a value has: it comes last.
inline constexpr SortKey noKey = std::numeric_limits<SortKey>::max();

/// Those of all rows, by number of row. New ones have no content until it is written.
using SortKeys = std::vector<SortKey, LargeRoomAllocator<SortKey>>;

/// All rows by their keys; equal ones stay in the order of their numbers. The room of the keys is
/// taken for it. Radix sort from the least digit (Knuth, The Art of Computer Programming 3, 5.2.5):
/// its time grows with the rows and the spread of the keys alone.
[[nodiscard]] RowOrder orderedByKey(SortKeys keys);
/// The same of these rows; equal ones stay in the order in which they are given.
[[nodiscard]] RowOrder orderedByKey(SortKeys keys, std::span<const Row> rows);

/// All rows by their ids in natural order (isIdLess); the ids lie one after the other and end where
/// the ends say.
[[nodiscard]] RowOrder orderedById(std::string_view ids, PackedSpan<std::uint64_t> ends);

} // namespace history
