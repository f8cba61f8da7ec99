// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Facts derived from a deployment. One place for the rules, so that list, detail page and command
/// line agree.
namespace deployment {

/// Whether it goes on by its status, but its end is past: which of them is right is not known, nor
/// how long it took or takes. An end that is still to come contradicts nothing of that.
[[nodiscard]] bool isEndInDoubt(Status status, std::optional<Timestamp> end, Timestamp now);
[[nodiscard]] bool isEndInDoubt(const Deployment& deployment, Timestamp now);
/// end - start; now - start while the deployment is not finished; nullopt if the end is missing on
/// a finished one or in doubt, if it is before the start, if the start is in the future (by a tick
/// or more), or if it would be more than ten years.
[[nodiscard]] std::optional<Milliseconds> durationOf(
    Timestamp start, std::optional<Timestamp> end, Status status, Timestamp now);
[[nodiscard]] std::optional<Milliseconds> durationOf(const Deployment& deployment, Timestamp now);
/// The same for one step of it: while both are running it lasts until now. nullopt for a step
/// without an end in a deployment that has finished, or of which that is in doubt.
[[nodiscard]] std::optional<Milliseconds> durationOf(
    const Deployment& deployment, const Step& step, Timestamp now);

/// A duration in its two largest units: 104 s are 1 minute and 44 seconds, 25 h are 1 day and 1
/// hour. The rest is truncated.
struct DurationParts {
    enum class Unit : std::uint8_t { Seconds, Minutes, Hours, Days };

    Unit unit = Unit::Seconds;
    std::int64_t whole = 0;
    std::int64_t rest = 0; ///< in the next smaller unit

    bool operator==(const DurationParts&) const = default;
};
[[nodiscard]] DurationParts partsOf(Milliseconds duration);
/// Rounded, where a second more or less is of no interest: to minutes from two on, else to seconds.
[[nodiscard]] Milliseconds coarsely(Milliseconds duration);

/// Whether it is final: by its status, or by its end if the status is not known.
[[nodiscard]] bool hasEnded(const Deployment& deployment);
/// Whether it may have ended as well as go on: neither its status nor its end tells, and none of
/// its steps is said to run. So is one that an archive saw running, and its server has no more.
[[nodiscard]] bool mayHaveEnded(const Deployment& deployment);

/// How a step stands, seen from its deployment: what has not started when the deployment ends is
/// not run, what has not ended is unfinished.
enum class StepState : std::uint8_t {
    Pending,
    NotRun,
    Running,
    Paused,
    Unfinished,
    Completed,
    Failed,
    Skipped,
    Passed,
    Unknown
};
[[nodiscard]] StepState stateOf(const Deployment& deployment, const Step& step);
/// Whether it runs until now, as far as is known: so does its deployment, and neither has an end.
[[nodiscard]] bool lastsUntilNow(const Deployment& deployment, const Step& step, Timestamp now);

/// The tag of a container image: "v2.1.0" of "registry.example.com:5000/app:v2.1.0@sha256:…"; empty
/// if the image has none.
[[nodiscard]] std::string_view imageTag(std::string_view image);

/// The slot that carries the new version: the one whose image tag equals the deployment's version,
/// case-insensitive; nullptr if none or several do.
[[nodiscard]] const EnvironmentSlot* newSlot(const Deployment& deployment);
/// The one that it replaces: the other one of two.
[[nodiscard]] const EnvironmentSlot* oldSlot(const Deployment& deployment);

enum class SlotRole : std::uint8_t { New, Old, Other };
/// Of one of the deployment's own slots; Other if it is not known which is the new one.
[[nodiscard]] SlotRole roleOf(const Deployment& deployment, const EnvironmentSlot& slot);

/// The side of the new slot.
[[nodiscard]] std::optional<Side> knownNewSide(const Deployment& deployment);
/// The same, blue where it is not known: for what has to be drawn or written somewhere.
[[nodiscard]] Side newSide(const Deployment& deployment);

/// What one of the two sets of resources is called by. Colors are names in a blue/green deployment;
/// in a canary or a rolling one they would be a claim, and a set is that of a version.
enum class SideName : std::uint8_t { Blue, Green, NewVersion, OldVersion };
[[nodiscard]] constexpr bool isColor(SideName name)
{
    return name == SideName::Blue || name == SideName::Green;
}
/// By its color, too, where the strategy is not known, or which set is the new one.
[[nodiscard]] SideName sideName(const Deployment& deployment, Side side);

/// The old version: the tag of the old slot's image, with the first letter in the case of the new
/// version's; empty if unknown, for example if it is not known which slot is the old one.
[[nodiscard]] std::string oldVersion(const Deployment& deployment);

/// Percent of the traffic that reaches the new version; nullopt if the resources are unknown, or
/// which slot it is.
[[nodiscard]] std::optional<double> currentTraffic(const Deployment& deployment);

/// Whether it has started, as far as its status or its start tells.
[[nodiscard]] bool hasBegun(const Step& step);

/// The environment's name without a trailing 环境, as the list shows it. Never empty for a
/// non-empty name.
[[nodiscard]] std::string_view shortEnvironmentName(std::string_view name);

/// Percentage as it can be drawn: 0 to 100; nullopt if unknown or not a number.
[[nodiscard]] std::optional<double> drawablePercentage(std::optional<double> percentage);

} // namespace deployment
