// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstddef>
#include <vector>

namespace diagnosis {

/// The last good runs before a deployment: those that succeeded in the same environment (and
/// service) with the same strategy and started before it, the newest first; up to count. Ordered
/// like the list (history::isNewer). Reads every row: a RunIndex answers at once.
[[nodiscard]] std::vector<history::Row> goodRunsBefore(
    const history::History& history, history::Row row, std::size_t count);

} // namespace diagnosis
