// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include "log/line_kinds.h"
#include "log/line_signs.h"
#include "log/line_templates.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace diagnosis {

/// Where in a log the failure is looked for: the time of the first step that failed, or of what
/// runs. A log whose clock is off by as much at its beginning as at its end is moved by that.
struct FailureScene {
    TimeSpan span;
    std::string step; ///< its name
    bool hasEnd = false;

    [[nodiscard]] bool isNear(deployment::Timestamp time) const; ///< its end
};
[[nodiscard]] FailureScene sceneOf(const deployment::Deployment& deployment);

/// A line that may tell why it failed.
struct RankedLine {
    std::size_t entry = 0;
    std::size_t count = 0; ///< of its kind in the log
    LineSigns signs;
    bool isNew = false; ///< no good run had one like it
    bool isNear = false; ///< the end of the failure's time
    double score = 0;
};

/// The lines of a log that may tell why a deployment failed, the most telling first. What counts:
/// that no good run had a line like it, how plainly it says an error, whether that is a cause or
/// what a cause leads to, and when it was logged.
/// known are the lines of good runs, joined; nullptr if there are none.
[[nodiscard]] std::vector<RankedLine> rankedLines(const deployment::Deployment& deployment,
    const FailureScene& scene, const LineKinds& kinds, const LineTemplates* known);

} // namespace diagnosis
