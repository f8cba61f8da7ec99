// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/derived_values.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>
#include <cmath>

namespace deployment {

namespace {

bool carriesVersion(const EnvironmentSlot& slot, std::string_view version)
{
    return !version.empty() && equalsIgnoringAsciiCase(imageTag(slot.image), version);
}

std::optional<Milliseconds> distance(Timestamp from, Timestamp to)
{
    if (to < from || to - from > longestDuration)
        return std::nullopt;
    return to - from;
}

/// Of what goes on. All views say the moment of the last tick, and what has begun since then is
/// new, and not of the future.
std::optional<Milliseconds> distanceUntilNow(Timestamp from, Timestamp now)
{
    constexpr std::chrono::seconds longestTick{2};
    return now < from && from - now < longestTick ? Milliseconds::zero() : distance(from, now);
}

} // namespace

bool isEndInDoubt(Status status, std::optional<Timestamp> end, Timestamp now)
{
    return (status == Status::Running || status == Status::Pending) && end && *end <= now;
}

bool isEndInDoubt(const Deployment& deployment, Timestamp now)
{
    return isEndInDoubt(deployment.status.known, deployment.end, now);
}

std::optional<Milliseconds> durationOf(
    Timestamp start, std::optional<Timestamp> end, Status status, Timestamp now)
{
    if (!isKnown(start) || isEndInDoubt(status, end, now))
        return std::nullopt;
    if (status == Status::Running || status == Status::Pending)
        return distanceUntilNow(start, now);
    return end ? distance(start, *end) : std::nullopt;
}

std::optional<Milliseconds> durationOf(const Deployment& deployment, Timestamp now)
{
    return durationOf(deployment.start, deployment.end, deployment.status.known, now);
}

std::optional<Milliseconds> durationOf(
    const Deployment& deployment, const Step& step, Timestamp now)
{
    if (!step.start)
        return std::nullopt;
    if (step.end)
        return distance(*step.start, *step.end);
    return lastsUntilNow(deployment, step, now) ? distanceUntilNow(*step.start, now) : std::nullopt;
}

DurationParts partsOf(Milliseconds duration)
{
    using Unit = DurationParts::Unit;
    const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(duration).count();
    constexpr std::int64_t minute = 60;
    constexpr std::int64_t hour = 60 * minute;
    constexpr std::int64_t day = 24 * hour;
    if (seconds < minute)
        return {Unit::Seconds, seconds, 0};
    if (seconds < hour)
        return {Unit::Minutes, seconds / minute, seconds % minute};
    if (seconds < day)
        return {Unit::Hours, seconds / hour, seconds % hour / minute};
    return {Unit::Days, seconds / day, seconds % day / hour};
}

Milliseconds coarsely(Milliseconds duration)
{
    using std::chrono::minutes;
    constexpr minutes countedInSeconds{2};
    if (duration < countedInSeconds)
        return std::chrono::round<std::chrono::seconds>(duration);
    return std::chrono::round<minutes>(duration);
}

bool hasEnded(const Deployment& deployment)
{
    const Status status = deployment.status.known;
    return isFinished(status) || (status == Status::Unknown && deployment.end);
}

bool mayHaveEnded(const Deployment& deployment)
{
    const auto runs = [](const Step& step) { return step.status.known == StepStatus::Running; };
    return deployment.status.known == Status::Unknown && !hasEnded(deployment)
        && std::ranges::none_of(deployment.progress.steps, runs);
}

StepState stateOf(const Deployment& deployment, const Step& step)
{
    const bool isOver = hasEnded(deployment);
    const bool isPaused = deployment.paused && deployment.status.known == Status::Running;
    switch (step.status.known) {
    case StepStatus::Pending:
        return isOver ? StepState::NotRun : StepState::Pending;
    case StepStatus::Running:
        return isOver ? StepState::Unfinished : isPaused ? StepState::Paused : StepState::Running;
    case StepStatus::Completed:
        return StepState::Completed;
    case StepStatus::Failed:
        return StepState::Failed;
    case StepStatus::Skipped:
        return StepState::Skipped;
    case StepStatus::Passed:
        return StepState::Passed;
    case StepStatus::Unknown:
        break;
    }
    return StepState::Unknown;
}

bool lastsUntilNow(const Deployment& deployment, const Step& step, Timestamp now)
{
    return step.status.known == StepStatus::Running && !step.end && !hasEnded(deployment)
        && !isEndInDoubt(deployment, now);
}

std::string_view imageTag(std::string_view image)
{
    image = image.substr(0, image.find('@'));
    const std::size_t slash = image.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? image : image.substr(slash + 1);
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(colon + 1);
}

const EnvironmentSlot* newSlot(const Deployment& deployment)
{
    const EnvironmentSlot* found = nullptr;
    for (const EnvironmentSlot& slot : deployment.resources.slots) {
        if (!carriesVersion(slot, deployment.version))
            continue;
        if (found != nullptr)
            return nullptr;
        found = &slot;
    }
    return found;
}

const EnvironmentSlot* oldSlot(const Deployment& deployment)
{
    const EnvironmentSlot* const fresh = newSlot(deployment);
    const auto& slots = deployment.resources.slots;
    if (fresh == nullptr || slots.size() != 2)
        return nullptr;
    return fresh == &slots.front() ? &slots.back() : &slots.front();
}

SlotRole roleOf(const Deployment& deployment, const EnvironmentSlot& slot)
{
    if (&slot == newSlot(deployment))
        return SlotRole::New;
    return &slot == oldSlot(deployment) ? SlotRole::Old : SlotRole::Other;
}

std::optional<Side> knownNewSide(const Deployment& deployment)
{
    const EnvironmentSlot* const fresh = newSlot(deployment);
    for (const Side side : {Side::Blue, Side::Green}) {
        if (fresh != nullptr && fresh->name == slotName(side))
            return side;
    }
    return std::nullopt;
}

Side newSide(const Deployment& deployment)
{
    return knownNewSide(deployment).value_or(Side::Blue);
}

SideName sideName(const Deployment& deployment, Side side)
{
    const std::optional<Side> fresh = knownNewSide(deployment);
    const Strategy strategy = deployment.strategy.known;
    if (!fresh || strategy == Strategy::BlueGreen || strategy == Strategy::Unknown)
        return side == Side::Blue ? SideName::Blue : SideName::Green;
    return side == *fresh ? SideName::NewVersion : SideName::OldVersion;
}

std::string oldVersion(const Deployment& deployment)
{
    const EnvironmentSlot* const old = oldSlot(deployment);
    if (old == nullptr)
        return {};
    std::string version(imageTag(old->image));
    const bool upper = !deployment.version.empty() && deployment.version.front() == 'V';
    if (upper && !version.empty() && version.front() == 'v')
        version.front() = 'V';
    return version;
}

std::optional<double> currentTraffic(const Deployment& deployment)
{
    const EnvironmentSlot* const fresh = newSlot(deployment);
    return fresh != nullptr ? fresh->traffic : std::nullopt;
}

bool hasBegun(const Step& step)
{
    const StepStatus status = step.status.known;
    return step.start || status == StepStatus::Running || status == StepStatus::Completed
        || status == StepStatus::Failed;
}

std::string_view shortEnvironmentName(std::string_view name)
{
    constexpr std::string_view suffix = "环境";
    if (name.size() > suffix.size() && name.ends_with(suffix))
        name.remove_suffix(suffix.size());
    return name;
}

std::optional<double> drawablePercentage(std::optional<double> percentage)
{
    if (!percentage || std::isnan(*percentage))
        return std::nullopt;
    return std::clamp(*percentage, 0.0, 100.0);
}

} // namespace deployment
