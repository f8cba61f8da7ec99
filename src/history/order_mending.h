// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "column_keys.h"

#include "deploy/history/row_order.h"

#include <cstddef>
#include <span>
#include <vector>

namespace history {

/// The order without some rows.
[[nodiscard]] RowOrder without(const RowOrder& order, const RowSet& gone);

/// The order with sorted rows put where they belong.
[[nodiscard]] RowOrder with(
    const RowOrder& order, std::span<const Row> added, const ColumnKeys& keys);

/// Puts the ties of an order that knows nothing of ids into the order of their ids.
[[nodiscard]] RowOrder withTiesById(
    const RowOrder& order, const History& history, std::size_t values);

/// Of each row, where it stands.
[[nodiscard]] std::vector<Row> placesIn(const RowOrder& order);

/// How many rows from the beginning have a value.
[[nodiscard]] std::size_t valueCount(const RowOrder& order, const ColumnKeys& keys);

} // namespace history
