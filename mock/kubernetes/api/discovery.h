// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/cluster.h"

#include <optional>

namespace mock_kubernetes {

/// /version, /readyz, /api, /apis and the resources of a group; nullopt for other paths.
[[nodiscard]] std::optional<server::Reply> answerDiscovery(
    const Cluster& cluster, const server::Target& target);

} // namespace mock_kubernetes
