// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/access.h"
#include "kubernetes/api/resource.h"
#include "kubernetes/api/store.h"
#include "kubernetes/logs/pod_logs.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace mock_kubernetes {

/// What the API serves and the controllers work on. Whoever touches any of it holds the lock.
struct Cluster {
    explicit Cluster(std::uint64_t version, std::size_t historyLimit)
        : store(version, historyLimit)
    {
    }

    /// Whether /status of its objects is a resource of its own.
    [[nodiscard]] bool keepsStatusApart(const Resource& resource) const
    {
        return resource.hasStatus && (hasRolloutStatus || &resource != &rollouts());
    }

    std::mutex mutex;
    std::condition_variable changed; ///< something here has

    Store store;
    PodLogs logs;
    Access access;
    deployment::Timestamp now; ///< the cluster's clock
    bool hasRollouts = true; ///< argoproj.io/v1alpha1 is installed
    bool hasRolloutStatus = true; ///< not before v0.10 of Argo Rollouts
    bool tellsResources = true; ///< discovery answers
    bool isStopping = false;
    std::uint64_t bookmarkRound = 0; ///< each one more has every watch send a bookmark
    std::uint64_t endRound = 0; ///< each one more ends every watch, as a time limit does
    std::uint64_t snapshotRound = 0; ///< each one more makes the tokens of chunks expire
};

} // namespace mock_kubernetes
