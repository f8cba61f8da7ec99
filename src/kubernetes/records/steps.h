// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

#include "rollouts/step_events.h"

namespace kubernetes {

/// How far an attempt has come: steps with their statuses, the step that is under way with what it
/// waits for, percent.
[[nodiscard]] deployment::Progress progressOf(
    const WorkloadObject& workload, deployment::Status status, const StepsBehind& behind);

/// Says why it failed behind the step that it stood at, or in its place
/// (deployment::failureWordsOf()): a list has no more of it than that.
void addFailure(deployment::Progress& progress, const std::string& reason);

/// A pause that only a person ends: spec.paused, a step without duration, a blue-green one that is
/// promoted by hand, an analysis without verdict.
[[nodiscard]] bool waitsForPerson(const WorkloadObject& workload);

/// When the pause began that a step is; nullopt while none holds.
[[nodiscard]] std::optional<deployment::Timestamp> pauseStart(const WorkloadObject& workload);

/// When a pause that has its time will be over; nullopt for any other.
[[nodiscard]] std::optional<deployment::Timestamp> pauseEnd(const WorkloadObject& workload);

/// The times of steps as Events tell them ("Rollout step k/n completed"), within an attempt and
/// since it was last retried; a step that failed ended as the attempt did.
void addStepTimes(deployment::Progress& progress, const std::vector<Event>& events,
    std::string_view workloadUid, const AttemptTime& within);

} // namespace kubernetes
