// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/duration_statistics.h"
#include "deploy/diagnosis/runs/run_digest.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diagnosis {

/// A run that succeeded, as its list says, and that is still to be read.
struct AwaitedRun {
    std::string id;
    RunKind kind;
    deployment::Timestamp start;
    deployment::Timestamp end;

    bool operator==(const AwaitedRun&) const = default;
};

/// How long runs of a kind and their steps usually take, learned from the newest of those that
/// succeeded (DurationStatistics::maxRuns). Kept up to date run by run; copies share the runs.
///
/// While runs are awaited, nothing is said of their kind until all of them are there: by the first
/// few it would be another thing with each that is read (late, not late, late again), and the last
/// few still moved an expected end by minutes.
class UsualDurations {
public:
    using Run = std::shared_ptr<const RunDigest>;

    /// These are still to be read; nullopt: it is not known yet which are. None from the start.
    /// Whether these are others than before.
    bool await(std::optional<std::vector<AwaitedRun>> runs);
    /// It could not be read. Whether it was awaited.
    bool giveUp(std::string_view id);

    /// Of a run that did not succeed, nothing is learned. Each id once; it is awaited no longer.
    void add(Run run);
    void add(RunDigest run) { add(std::make_shared<const RunDigest>(std::move(run))); }
    void remove(const RunDigest& run);

    /// Of a step of a deployment, by those that had succeeded when it began; nullopt if these are
    /// too few. The one rule for all who say what is usual. "Deploy to green" is learned from
    /// "deploy to blue", too, where the sides took turns.
    [[nodiscard]] std::optional<DurationStatistics> ofStep(
        const deployment::Deployment& run, std::size_t step) const;

    /// Run by run, of those that had succeeded by that moment: how long they took, and how long it
    /// was from the start of the step to the end of the run. The newest first; those of which it is
    /// not known are left out.
    [[nodiscard]] std::vector<deployment::Milliseconds> durationsOfRun(
        const RunKind& kind, deployment::Timestamp by = deployment::Timestamp::max()) const;
    [[nodiscard]] std::vector<deployment::Milliseconds> fromStepToEnd(
        const RunDigest& run, const StepKey& step) const;

private:
    using Measure = std::function<std::optional<deployment::Milliseconds>(const RunDigest&)>;

    [[nodiscard]] std::vector<deployment::Milliseconds> durations(
        const RunKind& kind, deployment::Timestamp by, const Measure& measure) const;

    [[nodiscard]] bool isBeingLearned(const RunKind& kind, deployment::Timestamp by) const;

    std::map<RunKind, std::vector<Run>> m_kinds; ///< by start and id, the newest last
    std::map<RunKind, std::vector<AwaitedRun>> m_awaited;
    bool m_isAwaitedKnown = true;
};

} // namespace diagnosis
