// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

namespace deployment {

/// The time of a log's entry that has none, and none before it either. It is earlier than every
/// time that can be written, so that a log stays in order, and is never shown or exported as a
/// time: formatTimestamp() and formatDateTime() make it "unknown".
inline constexpr Timestamp unknownTime{Milliseconds(-100'000'000'000'000)};

[[nodiscard]] constexpr bool isKnown(Timestamp time)
{
    return time != unknownTime;
}

} // namespace deployment
