// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deployment {

/// An image that runs, and as what: "canary", "stable", "active", "preview".
struct WorkloadImage {
    std::string image;
    std::vector<std::string> roles;

    bool operator==(const WorkloadImage&) const = default;
};

/// Of pods; nullopt where nobody tells it, which is not 0.
struct ReplicaCounts {
    std::optional<std::int64_t> desired;
    std::optional<std::int64_t> current;
    std::optional<std::int64_t> updated;
    std::optional<std::int64_t> ready;
    std::optional<std::int64_t> available;

    bool operator==(const ReplicaCounts&) const = default;
};

/// Part of a reason why a pod is not well.
struct ReasonPart {
    std::string container = {}; ///< which it is of; empty where that goes without saying
    bool isOfLastTime = false; ///< how it ended before it was started again
    std::string words = {}; ///< of the cluster: "OOMKilled", "CrashLoopBackOff: back-off 5m"
    std::string signal = {}; ///< digits, of an end; empty: none
    std::string exitCode = {}; ///< digits; empty: it is no end
    std::string message = {}; ///< that the container left at its end

    bool operator==(const ReasonPart&) const = default;
};

/// One line of the tree of what a workload is made of.
struct WorkloadNode {
    std::int64_t depth = 0; ///< 0: the workload itself; its revisions stand at 1
    std::string kind; ///< "Revision", "ReplicaSet", "Pod", "AnalysisRun", "Experiment", "Job"
    std::string name;
    std::string status; ///< a word of the cluster: "Running", "CrashLoopBackOff", "ScaledDown"
    std::optional<Timestamp> created;
    std::vector<std::string> roles; ///< of a ReplicaSet: "stable", "canary", "delay:10m"
    std::string info; ///< "ready:1/1,restarts:3", what an analysis run has counted
    std::string reason; ///< why it is not well, in the cluster's words; empty while it is
    /// What it was put together from (reasonWords), where words of our own stand in it. It is never
    /// taken apart: what a cluster says may read like ours.
    std::vector<ReasonPart> reasonParts = {};
    /// Of a pod, at most one of them: since when it is ready without a break, or is not. Neither of
    /// one that is done or ends, and where nobody tells.
    std::optional<Timestamp> readySince = {};
    std::optional<Timestamp> unreadySince = {};

    bool operator==(const WorkloadNode&) const = default;
};

/// What a cluster says of the workload that a deployment changes, as it was when the deployment was
/// read; by the words that the cluster's own tools use.
struct Workload {
    std::string kind; ///< "Rollout", "Deployment"
    std::string name;
    std::string nameSpace;
    std::int64_t revision = 0; ///< 0: not known
    std::string phase; ///< "Healthy", "Progressing", "Paused", "Degraded", or as it came
    std::string message;
    std::string strategy; ///< "Canary", "BlueGreen", "RollingUpdate"
    /// Steps that are done, of so many; nullopt where there are none.
    std::optional<std::int64_t> stepIndex;
    std::int64_t stepCount = 0;
    /// When the pause that it is in ends by itself; nullopt: it is in none that does, or who knows.
    std::optional<Timestamp> continuesAt;
    /// Of the traffic, in the workload's own unit (mostly percent); nullopt where it has none.
    std::optional<std::int64_t> setWeight;
    std::optional<std::int64_t> actualWeight;
    std::vector<WorkloadImage> images;
    ReplicaCounts replicas;
    std::vector<WorkloadNode> tree; ///< each node before what belongs to it
    /// What a person should know before they act: who manages it from outside, what is not seen
    /// yet.
    std::vector<std::string> notes;

    bool operator==(const Workload&) const = default;
};

} // namespace deployment
