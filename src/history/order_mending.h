// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "column_keys.h"

#include "deploy/history/row_order.h"

#include <cstddef>
#include <span>
#include <vector>

namespace history {

/// Takes some rows out of an order. That and the next two work in its own room: to be given other
/// memory takes the system longer than all of the rest.
void takeOut(RowOrder& order, const RowSet& gone);

/// Puts sorted rows where they belong.
void putIn(RowOrder& order, std::span<const Row> added, const ColumnKeys& keys);

/// Puts the ties of an order that knows nothing of ids into the order of their ids.
void sortTiesById(RowOrder& order, const History& history);

/// Of each row, where it stands.
[[nodiscard]] std::vector<Row> placesIn(const RowOrder& order);

/// How many rows from the beginning have a value.
[[nodiscard]] std::size_t valueCount(const RowOrder& order, const ColumnKeys& keys);

} // namespace history
