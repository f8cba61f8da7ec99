// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/child_objects.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

/// What the Events of a Rollout tell of its steps. That one is missing tells nothing: the cluster
/// keeps them for an hour, and takes few at a time.
namespace kubernetes {

/// The time of an attempt; the newest one has no end.
struct AttemptTime {
    deployment::Timestamp start; ///< may be unknownTime: all before the end may be of it
    std::optional<deployment::Timestamp> end; ///< the first moment that is not of it any more
    std::optional<deployment::Timestamp> failed = std::nullopt; ///< when, of one that has
    /// Since when, of one that is at a step that is a pause.
    std::optional<deployment::Timestamp> paused = std::nullopt;
};

/// Calls @p function with the number (from 1) and the time of each step that was completed.
void forEachCompletedStep(const std::vector<Event>& events, std::string_view workloadUid,
    const AttemptTime& within,
    const std::function<void(std::int64_t number, deployment::Timestamp time)>& function);

/// When the steps last began at the first one: with the attempt, or with a retry of it.
[[nodiscard]] deployment::Timestamp firstStepStart(
    const std::vector<Event>& events, std::string_view workloadUid, const AttemptTime& within);

/// How many steps the Events say were done; nullopt where they tell of none.
[[nodiscard]] std::optional<std::int64_t> stepsDoneByEvents(
    const std::vector<Event>& events, std::string_view workloadUid, const AttemptTime& within);

} // namespace kubernetes
