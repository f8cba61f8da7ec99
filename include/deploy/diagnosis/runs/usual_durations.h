// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/duration_statistics.h"
#include "deploy/diagnosis/runs/run_digest.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace diagnosis {

/// How long runs of a kind and their steps usually take, learned from the newest of those that
/// succeeded (DurationStatistics::maxRuns). Kept up to date run by run; copies share the runs.
class UsualDurations {
public:
    using Run = std::shared_ptr<const RunDigest>;

    /// Of a run that did not succeed, nothing is learned. Each id once.
    void add(Run run);
    void add(RunDigest run) { add(std::make_shared<const RunDigest>(std::move(run))); }
    void remove(const RunDigest& run);

    /// Learned from runs that had succeeded by that moment; nullopt if these are too few.
    [[nodiscard]] std::optional<DurationStatistics> ofRun(
        const RunKind& kind, deployment::Timestamp by = deployment::Timestamp::max()) const;
    /// Of a step of a deployment, by those that had succeeded when it began: the one rule for all
    /// who say what is usual. "Deploy to green" is learned from "deploy to blue", too, where the
    /// sides took turns.
    [[nodiscard]] std::optional<DurationStatistics> ofStep(
        const deployment::Deployment& run, std::size_t step) const;

    /// The same, run by run: how long they took, and how long it was from the start of the step to
    /// the end of the run. The newest first; those of which it is not known are left out.
    [[nodiscard]] std::vector<deployment::Milliseconds> durationsOfRun(
        const RunKind& kind, deployment::Timestamp by = deployment::Timestamp::max()) const;
    [[nodiscard]] std::vector<deployment::Milliseconds> fromStepToEnd(
        const RunDigest& run, const StepKey& step) const;

private:
    using Measure = std::function<std::optional<deployment::Milliseconds>(const RunDigest&)>;

    [[nodiscard]] std::vector<deployment::Milliseconds> durations(
        const RunKind& kind, deployment::Timestamp by, const Measure& measure) const;

    std::map<RunKind, std::vector<Run>> m_kinds; ///< by start and id, the newest last
};

} // namespace diagnosis
