// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/child_objects.h"

#include "deploy/deployment/workload.h"

#include <optional>
#include <string>
#include <vector>

namespace kubernetes {

/// A pod in the words that kubectl prints of it.
struct PodView {
    std::string status; ///< "Running", "Init:0/1", "CrashLoopBackOff", "Terminating"
    std::int64_t readyContainers = 0;
    std::int64_t containers = 0;
    std::int64_t restarts = 0;
};
/// By the rules of `kubectl argo rollouts get`, which are those of kubectl's printer
/// (kubernetes, pkg/printers/internalversion, printPod).
[[nodiscard]] PodView podViewOf(const Pod& pod);

/// Whether it is ready, and since when without a break; no time for one that is done or ends, and
/// where nobody tells.
struct Readiness {
    bool isReady = false;
    std::optional<deployment::Timestamp> since = {};

    bool operator==(const Readiness&) const = default;
};
[[nodiscard]] Readiness readinessOf(const Pod& pod);

/// Why it is not well, in the words of the cluster: what its containers wait for, how they ended,
/// why no node takes it, and the warnings of @p events about it. Empty where it is well.
[[nodiscard]] std::vector<deployment::ReasonPart> podReason(
    const Pod& pod, const std::vector<Event>& events);

} // namespace kubernetes
