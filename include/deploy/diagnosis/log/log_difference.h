// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

namespace diagnosis {

/// A kind of line that one log has more of than another.
struct TemplateDifference {
    std::string text; ///< with <*> for what differs from line to line
    std::size_t here = 0; ///< lines of it
    std::size_t there = 0;
    std::size_t firstEntry = 0; ///< of the log that has it; of here if both do

    bool operator==(const TemplateDifference&) const = default;
};

struct LogDifference {
    std::vector<TemplateDifference> added; ///< only here, in the order of their first entries
    std::vector<TemplateDifference> missing; ///< only there, likewise
    std::vector<TemplateDifference> changed; ///< in both, but not as often

    bool operator==(const LogDifference&) const = default;
};

/// By template, whatever the order of the lines. Blocks for as long as the logs are long.
[[nodiscard]] LogDifference compareLogs(
    const deployment::Log& here, const deployment::Log& there, const std::stop_token& stop = {});

} // namespace diagnosis
