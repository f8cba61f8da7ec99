// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/detail/time_ticks.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace models {

/// When a step ran. A step that is not known to have ended, and does not run, is no longer than the
/// moment at which it began; so is one whose end lies before its start.
struct StepSpan {
    std::size_t step = 0; ///< of Progress::steps
    TimeSpan span;

    bool operator==(const StepSpan&) const = default;
};

/// Of the steps with a known start, in the order of their starts (equal ones in the record's
/// order). What runs lasts until now.
[[nodiscard]] std::vector<StepSpan> stepSpans(
    const deployment::Deployment& deployment, deployment::Timestamp now);

/// The step that ran at the moment, both ends of its span included; of several the one that began
/// last. nullopt between two steps.
[[nodiscard]] std::optional<std::size_t> stepAt(
    const std::vector<StepSpan>& spans, deployment::Timestamp moment);

/// The first entry of the log that was written while the step ran.
[[nodiscard]] std::optional<std::size_t> firstLogEntry(
    const deployment::Log& log, const StepSpan& step);

/// Where a step begins next after the moment, or before it.
[[nodiscard]] std::optional<deployment::Timestamp> stepStartAfter(
    const std::vector<StepSpan>& spans, deployment::Timestamp moment);
[[nodiscard]] std::optional<deployment::Timestamp> stepStartBefore(
    const std::vector<StepSpan>& spans, deployment::Timestamp moment);

} // namespace models
