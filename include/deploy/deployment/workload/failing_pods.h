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
/// A pod that is merely not ready yet while the deployment is under way does not count, and neither
/// does what a ReplicaSet with all of its pods has left behind.
[[nodiscard]] std::optional<FailingPods> failingPods(const Deployment& deployment);

} // namespace deployment
