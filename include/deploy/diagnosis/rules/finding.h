// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/deployment/workload/failing_pods.h"
#include "deploy/diagnosis/runs/duration_statistics.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What went wrong with a deployment, and the evidence. Each rule's definition and source stand in
/// docs/diagnosis.md. Nothing here claims what its evidence does not show.
namespace diagnosis {

/// The first step that failed.
struct FailedStep {
    std::size_t step = 0; ///< of Progress::steps
    std::optional<deployment::Timestamp> at; ///< its end, else its start
    std::vector<std::size_t>
        ranAfterwards; ///< steps that started after that nevertheless, but for the way back
    bool isByStart = false; ///< when it failed is not known

    bool operator==(const FailedStep&) const = default;
};

/// A line of the log, with those that belong to it.
struct TelltaleLine {
    std::size_t entry = 0; ///< of the log
    std::size_t entries = 1; ///< with the rest of its exception's stack, from entry on
    std::size_t occurrences = 1; ///< of its template in this log
    /// Why it was chosen, in English words that are wire words too: "new", "error", "exception",
    /// "exit-code", "timeout", "image", "probe", "near-failure", …
    std::vector<std::string> why;
    /// Those of the stack that stand before the line that names the exception, as Python has it.
    std::size_t entriesBefore = 0;

    bool operator==(const TelltaleLine&) const = default;
};

/// The lines of the log to read, the one to read first at index 0. Never empty.
struct LogLines {
    std::vector<TelltaleLine> lines;

    bool operator==(const LogLines&) const = default;
};

/// What came just before something, and may have caused it.
struct Precursor {
    enum class Kind : std::uint8_t { StepStarted, TrafficChanged };

    Kind kind = Kind::StepStarted;
    std::size_t index = 0; ///< a step, or an entry of the log that says so
    deployment::Timestamp at;

    bool operator==(const Precursor&) const = default;
};

/// The moment at which a curve left what is normal for it.
struct MetricShift {
    std::string metric; ///< NamedSeries::id
    deployment::Timestamp at;
    double before = 0; ///< medians of the stretches, in the metric's own unit
    double after = 0;
    std::optional<Precursor> follows;

    bool operator==(const MetricShift&) const = default;
};

/// A running step that takes longer than 95 of 100 took before.
struct LateStep {
    std::size_t step = 0;
    deployment::Milliseconds elapsed{}; ///< without the time that it was paused
    DurationStatistics usual;

    bool operator==(const LateStep&) const = default;
};

using deployment::FailingPods;
using deployment::UnreadyPods;

using Finding = std::variant<FailedStep, LogLines, FailingPods, UnreadyPods, MetricShift, LateStep>;

/// "failed-step", "log-lines", "failing-pods", "unready-pods", "metric-shift", "late-step".
[[nodiscard]] std::string_view ruleOf(const Finding& finding);

} // namespace diagnosis
