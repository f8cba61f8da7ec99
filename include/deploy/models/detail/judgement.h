// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace models {

/// A run that another one is compared with, as far as a sentence names it.
struct ComparedRun {
    std::string id;
    std::string version;
    std::string strategy; ///< the wire word
    deployment::Timestamp start;

    bool operator==(const ComparedRun&) const = default;
};

/// What the rules say of a deployment. The findings refer to the places of that deployment, and a
/// later state of it may have others.
struct Judgement {
    std::shared_ptr<const deployment::Deployment> deployment; ///< null before the first
    std::vector<diagnosis::Finding> findings; ///< the most telling first
    std::optional<ComparedRun> comparedWith; ///< nullopt if there is no good run before it
    double judged = 1; ///< 0 to 1, of the log; there may be other findings while it is less
    bool isStepJudged = true; ///< false: how long the step that runs usually takes is not known
};

/// What is live where a deployment went, as far as its source knows by now.
struct LiveNow {
    std::string version; ///< of the newest deployment that succeeded there; empty if not known
    bool isLater = false; ///< that one is newer than the deployment itself
    bool isIdle = false; ///< its workload is scaled to 0: nothing serves

    bool operator==(const LiveNow&) const = default;
};

} // namespace models
