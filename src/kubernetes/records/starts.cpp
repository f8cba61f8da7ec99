// SPDX-License-Identifier: GPL-3.0-or-later
#include "starts.h"

#include "judging.h"

#include "deploy/deployment/ascii.h"

namespace kubernetes {

namespace {

using deployment::Timestamp;

/// "Completed" turns false as an update begins. "Progressing" says less: of a Deployment when it
/// last got anywhere, of a Rollout when it last stood still.
std::optional<Timestamp> guessedStart(const WorkloadObject& object)
{
    const auto& conditions = object.status.conditions;
    const Condition* const completed = findCondition(conditions, "Completed");
    const Condition* const progressing = findCondition(conditions, "Progressing");
    if (completed && completed->status == "False" && completed->changed)
        return completed->changed;
    if (!progressing)
        return std::nullopt;
    return object.kind == ObjectKind::Deployment && progressing->updated ? progressing->updated
                                                                         : progressing->changed;
}

/// When that was told of a revision: "Rollout updated to revision 7".
std::optional<Timestamp> timeOf(const std::vector<Event>& events, std::string_view uid,
    std::string_view reason, const std::string& sentence)
{
    for (const Event& each : events) {
        if (each.aboutUid == uid && each.reason == reason && each.message.starts_with(sentence)
            && !deployment::isAsciiDigit(each.message.c_str()[sentence.size()]))
            return each.first;
    }
    return std::nullopt;
}

} // namespace

StartFound startByObject(const WorkloadObject& object, std::int64_t revision)
{
    if (object.status.started && isStatusCurrent(object))
        return {*object.status.started, Accuracy::Told};
    if (revision == 1 && object.meta.created)
        return {*object.meta.created, Accuracy::Told};
    if (const auto guessed = guessedStart(object))
        return {*guessed, Accuracy::Guessed};
    if (object.meta.created)
        return {*object.meta.created, Accuracy::Guessed};
    return {};
}

std::optional<Timestamp> startByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision)
{
    return timeOf(
        events, uid, "RolloutUpdated", "Rollout updated to revision " + std::to_string(revision));
}

std::optional<Timestamp> completionByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision)
{
    return timeOf(events, uid, "RolloutCompleted",
        "Rollout completed update to revision " + std::to_string(revision));
}

} // namespace kubernetes
