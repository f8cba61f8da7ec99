// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_events.h"

#include "deploy/deployment/decimal.h"

#include <algorithm>

namespace kubernetes {

using deployment::Timestamp;

namespace {

/// The k of "Rollout step k/n completed (...)".
std::optional<std::int64_t> completedStep(const Event& event)
{
    constexpr std::string_view begin = "Rollout step ";
    if (event.reason != "RolloutStepCompleted" || !event.message.starts_with(begin))
        return std::nullopt;
    const std::string_view rest = std::string_view(event.message).substr(begin.size());
    const auto number = deployment::parseDecimal(rest.substr(0, rest.find('/')));
    constexpr std::uint64_t maxSteps = 10'000;
    return number && *number > 0 && *number <= maxSteps
        ? std::optional(static_cast<std::int64_t>(*number))
        : std::nullopt;
}

/// Repeats are folded into one event: its last time may be that of a later attempt.
std::optional<Timestamp> timeWithin(const Event& event, const AttemptTime& within)
{
    for (const auto& each : {event.last, event.first}) {
        if (each && *each >= within.start && (!within.end || *each < *within.end))
            return each;
    }
    return std::nullopt;
}

} // namespace

void forEachCompletedStep(const std::vector<Event>& events, std::string_view workloadUid,
    const AttemptTime& within,
    const std::function<void(std::int64_t number, Timestamp time)>& function)
{
    for (const Event& each : events) {
        const auto step = each.aboutUid == workloadUid ? completedStep(each) : std::nullopt;
        if (const auto time = step ? timeWithin(each, within) : std::nullopt)
            function(*step, *time);
    }
}

Timestamp firstStepStart(
    const std::vector<Event>& events, std::string_view workloadUid, const AttemptTime& within)
{
    Timestamp start = within.start;
    for (const Event& each : events) {
        if (each.aboutUid == workloadUid && each.reason == "RolloutRetry")
            start = std::max(start, timeWithin(each, within).value_or(start));
    }
    return start;
}

std::optional<std::int64_t> stepsDoneByEvents(
    const std::vector<Event>& events, std::string_view workloadUid, const AttemptTime& within)
{
    std::optional<std::int64_t> most;
    std::optional<Timestamp> newest;
    forEachCompletedStep(events, workloadUid, within, [&](std::int64_t number, Timestamp time) {
        if (newest && (time < *newest || (time == *newest && number < *most)))
            return;
        newest = time;
        most = number;
    });
    return most;
}

} // namespace kubernetes
