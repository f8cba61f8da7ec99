// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <chrono>

namespace deployment {

/// Nothing takes longer: one of its two times is a clock gone wrong, or a value that stands for
/// none (the year 1 or 9999), and a single one among them would be what is usual.
inline constexpr std::chrono::years longestDuration{10};

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

/// Clocks that differ by less are no reason to doubt either.
inline constexpr std::chrono::minutes toleratedSkew{5};

/// Whether a time that is told of as past, or as now, is still to come.
[[nodiscard]] constexpr bool isInFuture(Timestamp time, Timestamp now)
{
    return time > now + toleratedSkew;
}

} // namespace deployment
