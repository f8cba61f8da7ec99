// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace diagnosis {

/// The traffic of the new version was changed, as an entry of the log says.
struct TrafficChange {
    std::size_t entry = 0;
    deployment::Timestamp at; ///< unknownTime where the entry does not say when
    double percent = 0; ///< of the new version from then on

    bool operator==(const TrafficChange&) const = default;
};

/// What the message says, in English or Chinese: "traffic switched to 50%", "流量切换至50%",
/// "canary weight=10", "all traffic is back on v1". nullopt if it tells of no change or not which:
/// "traffic loss 5%", "流量切换完成".
[[nodiscard]] std::optional<double> trafficSaidBy(std::string_view message);

/// All of a log, in its order, those that only repeat the one before left out; at most the first
/// thousand, from the first 200,000 entries that speak of traffic. Blocks for as long as it takes
/// to search the log.
[[nodiscard]] std::vector<TrafficChange> trafficChanges(
    const deployment::Log& log, const std::stop_token& stop = {});
/// The same of the entries from first up to last, the last one not included.
[[nodiscard]] std::vector<TrafficChange> trafficChanges(const deployment::Log& log,
    std::size_t first, std::size_t last, const std::stop_token& stop = {});

} // namespace diagnosis
