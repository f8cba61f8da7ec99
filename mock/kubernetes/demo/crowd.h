// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/kube_server.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mock_kubernetes {

/// Many Rollouts with their ReplicaSets, and changes of them, for benchmarks: always the same ones.
/// For a server without controllers.
class Crowd {
public:
    struct Size {
        int rollouts = 5000;
        int replicaSets = 4; ///< of each
        int namespaces = 20;
    };
    Crowd(KubeServer& server, Size size);

    /// So many changes of status, each of another Rollout than the one before.
    void change(int count);

private:
    KubeServer& m_server;
    std::vector<std::string> m_paths;
    std::uint64_t m_changes = 0;
};

} // namespace mock_kubernetes
