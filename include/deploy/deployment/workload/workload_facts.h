// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/message.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What follows from what a cluster says of a workload (workload.h).
namespace deployment {

/// How something of a cluster stands.
enum class Condition : std::uint8_t {
    Well, ///< healthy, running, successful
    Busy, ///< on its way there
    Waiting, ///< paused, inconclusive: for a person, or for its time
    Failing,
    Idle, ///< scaled down, completed: nothing is expected of it
    Unknown, ///< a word that is not known
};

/// Of the word of a phase or a status: "Healthy", "ScaledDown", "Init:CrashLoopBackOff".
[[nodiscard]] Condition conditionOf(std::string_view word);
/// Of a node; a pod that runs without being ready is Busy, or Failing where it has a reason.
[[nodiscard]] Condition conditionOf(const WorkloadNode& node);

/// What is wrong with a node, in plain sentences: what its status means, then what its reason tells
/// of the cause. Empty where nothing is wrong, or nothing more can be said than the cluster does.
/// Words and exit codes are those of the kubelet and of kubectl's printer.
[[nodiscard]] std::vector<Message> plainReasons(const WorkloadNode& node);

/// "5/8"; empty where there are no steps.
[[nodiscard]] std::string stepCountText(const Workload& workload);
/// "argoproj/rollouts-demo:blue (stable, active)"
[[nodiscard]] std::string imageText(const WorkloadImage& image);
/// The roles and what else is said of a node, as cluster tools write it: "canary, ready:1/1".
[[nodiscard]] std::string infoText(const WorkloadNode& node);
/// The age as cluster tools write it: "45s", "5m3s", "3h20m", "2d4h", "7d", "3y".
[[nodiscard]] std::string ageText(Milliseconds age);

/// Where a ReplicaSet stands in Workload::tree with what belongs to it: from begin to before end.
struct ReplicaSetSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const ReplicaSetSpan&) const = default;
};
/// Those of the deployment's own revision; none where the tree has none of it. What experiments run
/// is not among them.
[[nodiscard]] std::vector<ReplicaSetSpan> ownReplicaSets(const Workload& workload);

/// The ReplicaSets of a side with their pods, the ReplicaSets at depth 0. The new side is that of
/// the deployment's own revision; the old one what carries the traffic else, or else the next that
/// still has pods.
[[nodiscard]] std::vector<WorkloadNode> nodesOfSide(const Deployment& deployment, Side side);

} // namespace deployment
