// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/live_versions.h"

#include <optional>
#include <string>

namespace models {

class RunKnowledge;

/// That which has all of the traffic without having succeeded, as far as it was read. The version
/// belongs to the history of the knowledge.
[[nodiscard]] std::optional<history::Row> rowWithAllTraffic(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge);
/// What a run that was rolled back after the last success has brought back.
struct BroughtBack {
    history::Row by;
    std::string version;
    /// It came back, after another one had served: also where that is the last that succeeded.
    bool wasReplaced = false;
};
/// As far as that run was read, and says that all of the traffic is with the other version.
[[nodiscard]] std::optional<BroughtBack> broughtBack(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge);
/// Whose version a place has, if it has a row: that which has all of the traffic, though it failed
/// or still runs; else the last one that succeeded, unless another version was brought back.
[[nodiscard]] std::optional<history::Row> rowThatIsLive(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge);
/// The last that succeeded has no pods: its workload is scaled to 0, so that nothing serves.
[[nodiscard]] bool isScaledToZero(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge);
/// The version that the users of a place get, as the source says it; empty if it is not known.
[[nodiscard]] std::string versionThatIsLive(
    const diagnosis::LiveVersion& version, const RunKnowledge& knowledge);

} // namespace models
