// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/child_objects.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

/// Whether one of its owners is that one; names don't count, since they come again.
[[nodiscard]] bool isOwnedBy(const ObjectMeta& meta, std::string_view uid);

/// The hash of the pod template that a label of its carries; empty where there is none.
[[nodiscard]] std::string_view templateHashOf(const ObjectMeta& meta);

/// "1,3": the revisions that a ReplicaSet had before it was taken again, oldest first.
[[nodiscard]] std::vector<std::int64_t> earlierRevisions(const ObjectMeta& meta);

/// "Healthy", "Progressing", "ReplicaFailure", "ScaledDown", as `kubectl argo rollouts get` has it.
[[nodiscard]] std::string replicaSetStatus(const ReplicaSet& replicaSet);

/// What its pods are to a Rollout: "stable", "canary", "active", "preview", "ping", "pong".
[[nodiscard]] std::vector<std::string> rolesOf(
    const WorkloadObject& workload, const ReplicaSet& replicaSet);
/// "delay:10m" or "delay:passed" where the controller has set a time for scaling it down; else
/// empty.
[[nodiscard]] std::string scaleDownText(const ReplicaSet& replicaSet, deployment::Timestamp now);

} // namespace kubernetes
