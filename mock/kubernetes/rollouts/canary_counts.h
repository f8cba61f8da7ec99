// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/rollouts/rollout_pass.h"

#include <chrono>

namespace mock_kubernetes {

/// How many replicas the two sides of a canary are to have.
struct CanaryCounts {
    std::int64_t canary = 0;
    std::int64_t stable = 0;
};

/// The weight that the steps up to the current one ask for, of 100.
[[nodiscard]] std::int64_t setWeight(const RolloutPass& pass);
/// What the next scaling brings them to.
[[nodiscard]] CanaryCounts canaryCounts(const RolloutPass& pass);
[[nodiscard]] bool isAtDesiredCounts(const RolloutPass& pass);
[[nodiscard]] std::int64_t maxUnavailable(const RolloutPass& pass);
/// Without traffic routing: how replicas come nearest to a weight.
[[nodiscard]] CanaryCounts nearestCounts(
    std::int64_t replicas, std::int64_t weight, std::int64_t surge);

/// "setWeight: 20", "pause: 10m", as kubectl's plug-in writes it.
[[nodiscard]] std::string stepText(const Json& step);
/// 30, "30", "1h30m"; nullopt for what is none.
[[nodiscard]] std::optional<std::chrono::milliseconds> durationOf(const Json& value);

} // namespace mock_kubernetes
