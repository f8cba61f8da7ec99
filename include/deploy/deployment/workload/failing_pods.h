// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace deployment {

/// Pods of the deployment's own revision that do not run, or ReplicaSets of it that get none, as
/// the cluster said when the deployment was read.
struct FailingPods {
    /// Of Workload::tree, never empty; those with the status that most of them have come first.
    std::vector<std::size_t> nodes;
    std::size_t pods = 0; ///< of that revision, with those that run

    bool operator==(const FailingPods&) const = default;
};

/// Pods of the deployment's own revision that have not become ready for long, without failing. What
/// keeps them is not known; it may be that they always take that long.
struct UnreadyPods {
    std::vector<std::size_t> nodes; ///< of Workload::tree, never empty
    std::size_t pods = 0; ///< of that revision, with those that run
    Timestamp since; ///< none of them has been ready since then
    Milliseconds elapsed{};
    /// Within which each pod of another revision was ready that is; nullopt where that is not
    /// known, or is no shorter.
    std::optional<Milliseconds> usual;

    bool operator==(const UnreadyPods&) const = default;
};

/// A pod that is merely not ready yet while the deployment is under way does not count, and neither
/// does what a ReplicaSet with all of its pods has left behind.
[[nodiscard]] std::optional<FailingPods> failingPods(const Deployment& deployment);

/// Of one that is under way. Long is twice as long as the slowest pod of another revision took, and
/// at least two minutes; at most ten, since a pod that became ready again hides how long it took at
/// first; five where there is none to compare with.
[[nodiscard]] std::optional<UnreadyPods> unreadyPods(const Deployment& deployment, Timestamp now);

} // namespace deployment
