// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/enums.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demo {

/// What usually happens in one step. Texts hold {version}, {old}, {environment}, {new} and {other}
/// (the colors of the sides), {image}, {nodes} and {containers}.
struct StepScript {
    std::string_view name;
    int seconds; ///< its usual length
    std::string_view begin;
    std::vector<std::string_view> details; ///< log lines between begin and end
    std::string_view end;
    std::string_view failure;
    std::vector<int> traffic; ///< percent of the new version, reached one after the other
    /// Lines of the log that say why, before the step fails; an exception with its stack is
    /// several.
    std::vector<std::string_view> causes = {};
    bool hurtsRequests = false; ///< when it fails, those who use the new version notice
};

/// The steps of a strategy, in order.
[[nodiscard]] std::span<const StepScript> scriptOf(deployment::Strategy strategy);

/// The values for the names in braces.
struct Wording {
    std::string version;
    std::string oldVersion;
    std::string environment;
    std::string_view newColor;
    std::string_view otherColor;
    std::string image;
    std::string nodes;
    std::string containers;
};
[[nodiscard]] std::string worded(std::string_view text, const Wording& wording);

} // namespace demo
