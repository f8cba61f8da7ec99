// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include "log/failure_scene.h"
#include "log/line_kinds.h"
#include "log/line_signs.h"
#include "log/line_templates.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diagnosis {

/// A line that may tell why it failed.
struct RankedLine {
    std::size_t entry = 0;
    std::size_t last = 0; ///< of its template
    std::size_t count = 0; ///< of its template in the log
    LineSigns signs;
    bool isComplaint = false; ///< no error, but no good news either
    bool isNew = false; ///< no good run had one like it
    bool isKnown = false; ///< one had; neither, where there is none to compare with
    bool isWithin = false; ///< the failure's time
    bool isNear = false; ///< the end of it
    double score = 0;
};

/// The lines of a log that may tell why a deployment failed, the most telling first. What counts:
/// that no good run had a line like it, how plainly it says an error, whether it tells of a cause
/// or of what a cause leads to, and whether it was logged while it failed and before the others.
/// known are the lines of good runs, joined; nullptr if there are none.
[[nodiscard]] std::vector<RankedLine> rankedLines(const deployment::Deployment& deployment,
    const FailureScene& scene, const LineKinds& kinds, const LineTemplates* known);

/// Why a log is read: it decides how plain a line has to be to be worth a claim.
enum class Occasion : std::uint8_t {
    Failure,
    RollbackByHand, ///< or abort; nothing need have failed: only lines that say an error
    OtherTrouble, ///< a curve, a step that is late: only errors that no good run ever said
};

/// Leaves those that are worth a claim: where something new names a trouble, nothing that good runs
/// say, too, or that names none; and a mere result only where there is nothing else.
void keepTelling(std::vector<RankedLine>& lines, Occasion occasion);

} // namespace diagnosis
