// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diagnosis {

/// Which runs are of one kind, and are compared with one another.
struct RunKind {
    std::string environment;
    std::string service; ///< empty where records do not tell
    std::string strategy; ///< the wire word

    auto operator<=>(const RunKind&) const = default;
};
[[nodiscard]] RunKind kindOf(const deployment::Deployment& deployment);

/// A step is known again in another run by its name; the second one of a name in a run by its
/// number among them.
struct StepKey {
    std::string name;
    std::size_t occurrence = 0;

    auto operator<=>(const StepKey&) const = default;
};
[[nodiscard]] StepKey keyOf(const deployment::Deployment& deployment, std::size_t step);

/// How far a run that is under way has come.
struct RunPosition {
    StepKey step; ///< that runs: the one that began last, where several do
    deployment::Timestamp begin; ///< of the step; as if later by what it was paused since
    std::optional<StepKey> next; ///< that comes after it
    std::size_t index = 0; ///< of the step, in Progress::steps

    bool operator==(const RunPosition&) const = default;
};

/// Why a run failed, in a line.
struct FailureReason {
    std::string step; ///< empty if no step failed
    std::string line; ///< of the log, shortened to 300 bytes of UTF-8; empty if there is none
    std::optional<std::size_t> entry; ///< of the log

    bool operator==(const FailureReason&) const = default;
};

/// How the pods stand of a version that is being rolled out in a cluster.
struct PodState {
    std::size_t pods = 0;
    std::size_t failing = 0; ///< of them (deployment::FailingPods)
    /// Of most of those that fail, or of the ReplicaSet that gets none; empty: none fails.
    std::string trouble;
    std::size_t unready = 0; ///< for long, of those that do not fail (deployment::UnreadyPods)

    /// What the page of the run begins with, too.
    [[nodiscard]] bool isTrouble() const { return !trouble.empty() || unready > 0; }
    bool operator==(const PodState&) const = default;
};

/// What is kept of a run that was read whole once: small, so that thousands fit in memory.
struct RunDigest {
    struct StepDuration {
        StepKey step;
        deployment::Milliseconds duration{};
        deployment::Milliseconds untilEnd{}; ///< from its start to the end of the run

        bool operator==(const StepDuration&) const = default;
    };

    std::string id;
    RunKind kind;
    deployment::Status status = deployment::Status::Unknown;
    bool wasRolledBackByHand = false;
    bool wasDoneBeforeRollback = false; ///< its version served before it was rolled back
    deployment::Timestamp start;
    std::optional<deployment::Timestamp> end;
    /// So long in all, unless it is paused now; left out of the durations of its steps.
    deployment::Milliseconds paused{};
    /// On the other side: that it replaced; of one that was rolled back, the one that took its
    /// place, which need not be the same. Empty if unknown.
    std::string fromVersion;
    std::optional<double> traffic; ///< percent that reaches the new version
    std::vector<StepDuration> steps; ///< those that were completed, in their order
    std::optional<FailureReason> failure; ///< of one that failed or was rolled back
    std::optional<RunPosition> position = std::nullopt; ///< of one that runs and is not paused
    std::optional<PodState> pods = std::nullopt; ///< of one that runs in a cluster
    /// To which its version went: steps of one that went to the other side are called otherwise.
    std::optional<deployment::Side> side = std::nullopt;

    bool operator==(const RunDigest&) const = default;
};
/// Seen: when it stood so, by the clock of its records; without it nothing is said of pods that
/// have not become ready for long.
[[nodiscard]] RunDigest digestOf(const deployment::Deployment& deployment,
    std::optional<deployment::Timestamp> seen = std::nullopt);
/// nullopt of one that does not run, is paused, or whose running step is not known.
[[nodiscard]] std::optional<RunPosition> runPositionOf(const deployment::Deployment& deployment);

} // namespace diagnosis
