// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/workloads/replica_sets.h"

#include <optional>

namespace mock_kubernetes {

/// Plays the controller of apps/v1 Deployments: rolling updates, pause, history, deadlines.
class DeploymentController {
public:
    explicit DeploymentController(Stage& stage);

    void reconcile(const Json& deployment);

private:
    /// A Deployment and its ReplicaSets, oldest first.
    struct Look {
        const Json& deployment;
        std::vector<Json> sets;
        std::optional<std::size_t> current; ///< the one with the wanted template
    };
    [[nodiscard]] Look lookAt(const Json& deployment) const;
    /// True: the set with the wanted template had to be made or numbered; this pass is over.
    [[nodiscard]] bool prepareCurrent(Look& look);
    void createSet(const Look& look, std::int64_t revision);
    [[nodiscard]] bool scaleAll(Look& look);
    [[nodiscard]] bool scaleDownOld(Look& look, std::int64_t total);
    [[nodiscard]] bool scale(const Json& deployment, const Json& set, std::int64_t replicas);
    void forgetOld(const Look& look);
    void writeStatus(const Look& look);
    void judgeProgress(const Look& look, Json& status);

    Stage& m_stage;
};

} // namespace mock_kubernetes
