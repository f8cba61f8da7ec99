// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/time_window.h"

#include <chrono>
#include <optional>
#include <string_view>

namespace history {

/// "30m", "24h", "7d", "2w". nullopt for anything else, and for ages beyond a thousand years.
[[nodiscard]] std::optional<std::chrono::minutes> parseAge(std::string_view text);

/// "today", "yesterday", "2025-02-03", "2025-02", "2025": from its first midnight in the zone to
/// that after it. nullopt for anything else, also for a day that a month does not have.
[[nodiscard]] std::optional<TimeRange> parsePeriod(
    std::string_view text, deployment::Timestamp now, deployment::Zone zone);

} // namespace history
