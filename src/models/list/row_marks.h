// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstddef>
#include <span>
#include <vector>

namespace models {

/// By the numbers of rows, all of which are below the bound: 1 for the given ones, 0 for others.
[[nodiscard]] inline std::vector<char> marksOf(
    std::span<const history::Row> rows, std::size_t bound)
{
    std::vector<char> marks(bound, 0);
    for (const history::Row row : rows)
        marks[row] = 1;
    return marks;
}

} // namespace models
