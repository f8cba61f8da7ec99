// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/workloads/pod_player.h"

namespace mock_kubernetes {

/// Keeps as many pods as a ReplicaSet wants, and counts them in its status.
class ReplicaSetController {
public:
    ReplicaSetController(Stage& stage, PodPlayer& pods);

    void reconcile(const Json& set);

private:
    void addPods(const Json& set, std::int64_t count);
    void endPods(const Json& set, std::vector<Object> active, std::int64_t count);
    void count(const Json& set, const std::vector<Object>& active);
    [[nodiscard]] bool isAvailable(const Json& set, const Json& pod);

    Stage& m_stage;
    PodPlayer& m_pods;
    std::uint64_t m_made = 0;
};

// What the controllers of Deployments and Rollouts read of ReplicaSets.
[[nodiscard]] std::int64_t wantedReplicas(const Json& object);
[[nodiscard]] std::int64_t availableReplicas(const Json& set);
[[nodiscard]] std::int64_t currentReplicas(const Json& set);
[[nodiscard]] std::int64_t readyReplicas(const Json& set);
[[nodiscard]] std::string annotationOf(const Json& object, const char* name);
[[nodiscard]] std::string labelOf(const Json& object, const char* name);
/// "25%" or a number of them, of a total.
[[nodiscard]] std::int64_t portionOf(
    const Json* value, std::int64_t total, bool roundsUp, std::string_view otherwise);
/// The template without a label, and without what stands for nothing; to compare.
[[nodiscard]] Json comparableTemplate(Json pattern, const char* hashLabel);

} // namespace mock_kubernetes
