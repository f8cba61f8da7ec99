// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/commands.h"

#include <optional>
#include <string>

namespace kubernetes {

/// What must still be so for the API to take a patch; else it refuses, and stores nothing.
enum class Holds : std::uint8_t {
    /// It is the object that was read, and none that was made anew under its name. What stops
    /// something is meant at whatever step that has arrived by now, and its status is written all
    /// the time: it is refused for nothing else.
    SameObject,
    /// Nothing of it was written since then: what lets a version have traffic holds for what was
    /// seen alone.
    SameState,
};

/// What a patch changes of a Rollout's status.
struct StatusChange {
    Holds holds = Holds::SameObject;
    bool clearsPauses = false;
    // Computed from the object as it was read: for that state of it alone (Holds::SameState).
    bool endsControllerPause = false;
    std::optional<std::int64_t> stepIndex;
    std::optional<bool> abort;
    bool promotesFully = false;
};
[[nodiscard]] Patch statusPatch(const WorkloadObject& workload, const StatusChange& change);

/// The annotation that a command leaves, where it leaves one: empty, none.
inline constexpr std::string_view lastActionAnnotation = "deployment-console/last-action";

enum class SpecPause { Set, Lift };
[[nodiscard]] Patch pausePatch(
    const WorkloadObject& workload, SpecPause pause, Holds holds, const std::string& annotation);
[[nodiscard]] Patch restartPatch(
    const WorkloadObject& workload, deployment::Timestamp at, const std::string& annotation);
/// Puts another template into what holds it, if that is still the one that was read: its uid and
/// the images that were shown are tested.
[[nodiscard]] Patch templatePatch(
    const WorkloadObject& holder, const std::string& podTemplate, const std::string& annotation);

/// "2026-03-03T09:30:00Z", whole seconds as the API takes them.
[[nodiscard]] std::string apiTime(deployment::Timestamp time);

} // namespace kubernetes
