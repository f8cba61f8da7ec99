// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/workload_object.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kubernetes {

/// How a Rollout came past a step. Its status only counts those that are behind it, and counts all
/// of them once it is promoted fully, or goes back to the stable version.
enum class Passing : std::uint8_t {
    Done,
    Skipped, ///< or broken off
    Unknown, ///< nobody saw it
};

/// "COMPLETED", "SKIPPED", "PASSED".
[[nodiscard]] std::string_view wordOf(Passing passing);

/// The steps that are behind an attempt.
struct StepsBehind {
    std::optional<std::int64_t> done; ///< the last that it told before it was aborted
    std::vector<Passing> passed; ///< the first so many of them

    bool operator==(const StepsBehind&) const = default;
};

/// What was seen of a Rollout before the state that it is in.
struct StatesBefore {
    /// Each of them since the attempt began, or since the last count of steps that was read.
    bool areWhole = false;
    bool sawBeginning = false; ///< the attempt is the next one of a workload that was known
    bool wasPromotingFully = false; ///< by the one before
};

/// Takes in the steps that the state counts. A controller counts one after the other, and is
/// promoted only in the state after that of the last one.
void passSteps(
    std::vector<Passing>& passed, const WorkloadObject& rollout, const StatesBefore& before);

} // namespace kubernetes
