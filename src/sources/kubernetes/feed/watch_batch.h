// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem.h"
#include "deploy/kubernetes/workload_object.h"

#include "kubernetes/client/kube_status.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sources {

/// What a watch tells of one workload.
struct WorkloadNews {
    bool isDeleted = false; ///< the object is its last state
    kubernetes::WorkloadObject object;
};

/// Some lines of a watch, read in their order.
struct WatchBatch {
    std::vector<WorkloadNews> news;
    std::string version; ///< resourceVersion after them; empty: none of them told one
    std::size_t passedOver = 0; ///< of an unknown type, or of objects of another kind
    std::vector<deployment::Problem> problems; ///< objects that could not be read
    /// An ERROR, or a line that could not be read; what came after it is not in here.
    std::optional<KubeFailure> failure;
};

/// Reads lines of a watch of that kind. Blocks.
[[nodiscard]] WatchBatch readWatchLines(kubernetes::ObjectKind kind,
    const std::vector<std::string>& lines, const std::stop_token& stop);

} // namespace sources
