// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"
#include "deploy/diagnosis/runs/usual_durations.h"

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
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

/// Told of findings as soon as they are there (each call has all of them, the most telling first),
/// and of how much of the log has been judged, 0 to 1.
using OnProgress = std::function<void(std::span<const Finding> soFar, double judged)>;

/// What went wrong, the most telling first; empty if nothing did. Blocks for as long as the log is
/// long: to be called in a thread of its own. Stopped, it returns what it has.
[[nodiscard]] std::vector<Finding> diagnose(const deployment::Deployment& deployment,
    const Reference& reference, const std::stop_token& stop = {},
    const OnProgress& onProgress = {});

} // namespace diagnosis
