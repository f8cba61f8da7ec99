// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

namespace kubernetes {

/// What a workload says of its attempt.
struct Judgement {
    deployment::OpenStatus status;
    bool isPaused = false; ///< it waits for a person
    std::optional<deployment::Timestamp> end = {}; ///< as the cluster tells it
    bool isOver = false; ///< it is done, whatever becomes of the workload afterwards
    /// It may as well have been done before: only who saw it under way knows that it was not.
    bool mayHaveEnded = false;
};
/// @p isFirstSight: the workload was not seen before, so that what it has behind it is only seen
/// from its state. @p openAt: a moment at which its revision was not done, the latest that is
/// known.
[[nodiscard]] Judgement judge(
    const WorkloadObject& workload, bool isFirstSight, std::optional<deployment::Timestamp> openAt);

/// Since when it is told without a break that it progresses, or does not; nullopt: not told.
[[nodiscard]] std::optional<deployment::Timestamp> progressingSince(const WorkloadObject& workload);

/// The status is of the spec as it is now, in the Rollout and in what its workloadRef names.
[[nodiscard]] bool isStatusCurrent(const WorkloadObject& workload);

/// Ended by abort: the traffic is back where it was, the spec still wants the new version.
[[nodiscard]] bool isAborted(const WorkloadObject& workload);

/// BLUE_GREEN, CANARY, ROLLING, ALL_AT_ONCE.
[[nodiscard]] deployment::OpenStrategy strategyOf(const WorkloadObject& workload);

} // namespace kubernetes
