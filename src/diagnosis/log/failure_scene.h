// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include "log/line_kinds.h"

#include <string>

namespace diagnosis {

/// Where in a log the failure is looked for: while the first step ran that failed, or that runs.
struct FailureScene {
    std::string step; ///< its name; empty if there is none
    deployment::Timestamp from;
    deployment::Timestamp to; ///< included
    /// The entries that were logged then. Clocks of what writes into one log differ: these are cut
    /// off where the fewest entries have times of the other side. All that were looked at if
    /// there are none of that time.
    EntryRange entries;
    EntryRange lookedAt; ///< of the log

    /// Whether it is in the last part of it.
    [[nodiscard]] bool isNearEnd(deployment::Timestamp time) const;
};
/// A log whose clock is off by as much at its beginning as at its end is moved by that. At most so
/// many entries are looked at, those around the end of the failure's time.
[[nodiscard]] FailureScene sceneOf(const deployment::Deployment& deployment,
    std::size_t maxEntries = static_cast<std::size_t>(-1));

} // namespace diagnosis
