// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/history/history.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace models {

/// A version that an environment can be rolled back to, with what its history there says of it.
struct RollbackTarget {
    std::string version;
    std::string deploymentId; ///< of its newest success there; the next two are of it as well
    std::optional<deployment::Timestamp> start;
    std::string executor;
    std::size_t successes = 0; ///< how often it succeeded there; 0 where the history has none
    /// When the version failed or was rolled back there, after that success if there was one: the
    /// newest such start.
    std::optional<deployment::Timestamp> knownBad;
    /// The newest success there before the deployment at all; of one that has ended, or that
    /// another one followed, the version that it replaced, if it says so.
    bool wasRunningBefore = false;
    bool isStillDeployed = false; ///< it runs on the side that the deployment replaces
    std::string targetId = {}; ///< Command::targetId; empty where the version says it all

    bool operator==(const RollbackTarget&) const = default;
};

/// Every other version that succeeded in the deployment's environment, for its service, and started
/// before it, the newest first (ties by id, ascending). The version that the deployment replaces
/// leads them where its resources name it and the history has no success of it. The deployment
/// itself need not be in the history. Whether another one took its place since is the caller's to
/// know.
[[nodiscard]] std::vector<RollbackTarget> rollbackTargets(const history::History& history,
    const deployment::Deployment& deployment, bool isSuperseded = false);

} // namespace models
