// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/demo/plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace demo {

/// One change of a deployment, at an offset from the timeline's origin.
struct TimelineEvent {
    enum class Kind : std::uint8_t {
        BeginStep, ///< index
        EndStep, ///< index
        FailStep, ///< index
        AppendStep, ///< text: a further step, running at once
        Line, ///< text: an entry of the log
        Traffic, ///< value: percent of the new side
        NewStatus, ///< text: what the new environment says of itself
        OldStatus, ///< text
        SuccessRate, ///< value
        ResponseTime, ///< value
        Finish, ///< text: the last status
        OldImage, ///< text: what the old environment runs from now on; there is one now
    };

    deployment::Milliseconds at{0};
    Kind kind = Kind::Line;
    std::size_t index = 0;
    double value = 0;
    std::string text;
    double percentage = -1; ///< progress from here on; negative leaves it

    bool operator==(const TimelineEvent&) const = default;
};

/// In order of time.
using Timeline = std::vector<TimelineEvent>;

/// All that is going to happen to the deployment, from its start on.
[[nodiscard]] Timeline timelineOf(const Plan& plan);

/// The same course of events in less time.
[[nodiscard]] Timeline faster(Timeline timeline, double speed);

/// What is left to happen to a running deployment without a known plan, such as one read from a
/// file: its remaining steps, one after the other. The origin is the current time.
[[nodiscard]] Timeline remainderOf(
    const deployment::Deployment& running, deployment::Timestamp now, std::uint64_t seed);

/// The way back to the target version, of a deployment that runs or has ended. The origin is the
/// current time.
[[nodiscard]] Timeline rollbackOf(const deployment::Deployment& deployment, std::string_view target,
    std::string_view why, std::uint64_t seed);

} // namespace demo
