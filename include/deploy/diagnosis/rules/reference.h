// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/runs/usual_durations.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace diagnosis {

/// What a run is judged against.
struct Reference {
    /// The last good runs of its kind, the newest first; the first is the one it is compared with.
    std::vector<std::shared_ptr<const deployment::Deployment>> goodRuns;
    UsualDurations usual;
    deployment::Timestamp now; ///< for what is running
};

/// How many good runs are worth reading for a Reference.
inline constexpr std::size_t goodRunsWanted = 5;

} // namespace diagnosis
