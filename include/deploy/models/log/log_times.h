// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <cstddef>
#include <optional>

/// Entries by their time. A log stands in the order in which its entries arrived; where the clocks
/// of machines differ, their times do not. Some thousand entries around the place that a search by
/// time leads to are looked at, so that an order which is disturbed by less does no harm.
namespace models {

/// The one whose time is the latest at or before the moment; of several the last one. nullopt if
/// there is none.
[[nodiscard]] std::optional<std::size_t> logEntryAt(
    const deployment::Log& log, deployment::Timestamp moment);

/// The first one from then on up to the other time, both included; nullopt if there is none.
[[nodiscard]] std::optional<std::size_t> firstLogEntryWithin(
    const deployment::Log& log, deployment::Timestamp from, deployment::Timestamp to);

} // namespace models
