// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/values/json.h"

#include <string>
#include <vector>

namespace mock_kubernetes {

/// What a made-up workload is made of.
struct Manifest {
    std::string nameSpace;
    std::string name;
    std::string image; ///< with its tag
    int replicas = 3;
    Json strategy; ///< of a Rollout; null: an apps/v1 Deployment
    int deadline = 600; ///< seconds without progress
    std::vector<std::string> services; ///< that select its pods
};
/// The workload and its services.
[[nodiscard]] Json objectsOf(const Manifest& manifest);
/// "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/cart".
[[nodiscard]] std::string pathOfWorkload(const Manifest& manifest);

/// Weights with a pause for a person, timed pauses, and an analysis where one is named.
[[nodiscard]] Json canarySteps(const std::string& analysis);
[[nodiscard]] Json analysisTemplate(const std::string& nameSpace, const std::string& name);

} // namespace mock_kubernetes
