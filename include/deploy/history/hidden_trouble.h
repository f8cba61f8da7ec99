// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace history {

/// What a filter hides although an engineer on call may need to see it: deployments that run
/// or are paused, and those that have failed recently.
struct HiddenTrouble {
    std::size_t running = 0;
    std::size_t paused = 0;
    std::size_t failed = 0; ///< or rolled back
    std::vector<std::string> statuses; ///< theirs, as a filter goes by them
    std::optional<deployment::Timestamp> firstStart;

    [[nodiscard]] bool isEmpty() const { return running + paused + failed == 0; }
};
/// Recently: ended (or, if that is not known, started) at that time or later.
[[nodiscard]] HiddenTrouble hiddenTrouble(
    const History& history, std::span<const Row> shown, deployment::Timestamp lately);

} // namespace history
