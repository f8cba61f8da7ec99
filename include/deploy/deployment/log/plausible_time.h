// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

namespace deployment {

/// Whether something can have gone on then. Before Unix time is a clock gone wrong, its first day
/// (anywhere on earth) the zero of one; after the next centuries is a unit gone wrong, or how a
/// database writes that something has no end.
[[nodiscard]] constexpr bool isPlausible(Timestamp time)
{
    using namespace std::chrono;
    constexpr Timestamp earliest = sys_days{year{1970} / 1 / 2};
    constexpr Timestamp latest = sys_days{year{2200} / 1 / 1};
    return time >= earliest && time < latest;
}

} // namespace deployment
