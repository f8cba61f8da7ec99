// SPDX-License-Identifier: GPL-3.0-or-later
#include "starts.h"

#include "judging.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>

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

/// What tells that of a revision: "Rollout updated to revision 7".
const Event* eventOf(const std::vector<Event>& events, std::string_view uid,
    std::string_view reason, const std::string& sentence)
{
    const auto found = std::ranges::find_if(events, [&](const Event& each) {
        return each.aboutUid == uid && each.reason == reason && each.message.starts_with(sentence)
            && !deployment::isAsciiDigit(each.message.c_str()[sentence.size()]);
    });
    return found == events.end() ? nullptr : &*found;
}

const Event* promotionEventOf(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision)
{
    return eventOf(events, uid, "RolloutCompleted",
        "Rollout completed update to revision " + std::to_string(revision));
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
    const Event* const told = eventOf(
        events, uid, "RolloutUpdated", "Rollout updated to revision " + std::to_string(revision));
    return told ? told->first : std::nullopt;
}

std::optional<Timestamp> completionByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision)
{
    const Event* const told = promotionEventOf(events, uid, revision);
    // Of the first revision it is told before there is a single pod of it.
    return told && !told->message.ends_with("Initial deploy") ? told->first : std::nullopt;
}

std::string_view promotionByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision)
{
    const Event* const told = promotionEventOf(events, uid, revision);
    const std::string_view message = told ? std::string_view(told->message) : std::string_view();
    const auto why = message.find("): ");
    return why == std::string_view::npos ? std::string_view() : message.substr(why + 3);
}

const Event* abortByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision)
{
    const Event* const told = eventOf(events, uid, "RolloutAborted",
        "Rollout aborted update to revision " + std::to_string(revision));
    if (told == nullptr || !told->first)
        return nullptr;
    const bool mayBeRetried = std::ranges::any_of(events, [&](const Event& each) {
        return each.aboutUid == uid && each.reason == "RolloutRetry"
            && std::max(each.first, each.last) >= told->first;
    });
    return mayBeRetried ? nullptr : told;
}

} // namespace kubernetes
