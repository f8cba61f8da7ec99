// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace demo {

/// How a deployment that goes wrong ends.
enum class Ending : std::uint8_t { Succeeds, Fails, RollsBack };

/// What a deployment is going to be, decided before it starts.
struct Plan {
    std::string id;
    std::string version;
    std::string oldVersion;
    std::string environment;
    std::string service; ///< may be empty
    std::string executor;
    deployment::Strategy strategy = deployment::Strategy::BlueGreen;
    deployment::Side newSide = deployment::Side::Blue;
    deployment::Timestamp start;
    deployment::Milliseconds wait{0}; ///< pending for so long before the first step
    int nodes = 3;
    int containersPerNode = 3;
    Ending ending = Ending::Succeeds;
    std::size_t failingStep = 0; ///< where it does not succeed; counted modulo the number of steps
    std::uint64_t seed = 0; ///< of lengths and metrics
    double pace = 1; ///< length of its steps, as a multiple of the usual
    std::optional<std::size_t> slowStep; ///< one that takes much longer than it usually does
    double slowness = 6; ///< so many times as long
    deployment::Milliseconds metricInterval = std::chrono::minutes(10);
};

/// "registry.example.com/app:v2.1.0"
[[nodiscard]] std::string imageOf(std::string_view version);

} // namespace demo
