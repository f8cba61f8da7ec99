// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "incident.h"

#include "deploy/diagnosis/rules/finding.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace incidents {

/// What was right and what was claimed without being so, of one incident.
struct Verdict {
    bool hasCause = false; ///< the log tells it
    bool foundCause = false; ///< as the line to read first
    bool listedCause = false; ///< among the lines to read
    bool hasFailedStep = false;
    bool foundFailedStep = false;
    bool hasShift = false;
    bool foundShift = false;
    bool hasLateStep = false;
    bool foundLateStep = false;
    std::vector<std::string> falseClaims; ///< their rules
};

[[nodiscard]] Verdict judged(
    const Incident& incident, std::span<const diagnosis::Finding> findings);

/// What diagnose() finds, told the runs before it.
[[nodiscard]] std::vector<diagnosis::Finding> diagnosed(const Incident& incident);

/// Verdicts added up.
struct Score {
    struct Part {
        std::size_t hits = 0;
        std::size_t of = 0;
    };
    Part causes;
    Part listedCauses;
    Part failedSteps;
    Part shifts;
    Part lateSteps;
    std::size_t runs = 0;
    std::size_t runsWithFalseClaims = 0;

    void add(const Verdict& verdict);
};

} // namespace incidents
