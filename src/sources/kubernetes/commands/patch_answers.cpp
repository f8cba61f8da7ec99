// SPDX-License-Identifier: GPL-3.0-or-later
#include "patch_answers.h"

#include "deploy/formats/json/json_value.h"

#include <algorithm>
#include <initializer_list>
#include <limits>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using formats::JsonValue;
using operations::Evidence;

namespace {

bool isTold(const KubeFailure& failure, std::string_view words)
{
    return failure.message.find(words) != std::string::npos;
}

/// Somebody else was faster, and nothing was stored: by another version of the object, by what was
/// tested in it, or since it is another one of the same name.
bool isConflict(const KubeFailure& failure)
{
    return failure.reason == "Conflict"
        || (failure.status == 422
            && (isTold(failure, "rejected our request") || isTold(failure, "metadata.uid:")));
}

/// Admission comes before storage.
bool isOfAdmission(const KubeFailure& failure)
{
    return isTold(failure, "failed calling webhook") || isTold(failure, "admission webhook");
}

Evidence evidenceOfFailure(const KubeFailure& failure)
{
    if (!failure.maybeSent)
        return Evidence::NeverLeft;
    if (failure.status == 0)
        return Evidence::NoAnswer;
    if (failure.status >= 300 && failure.status < 400)
        return Evidence::Redirected;
    if (failure.status >= 500)
        return isOfAdmission(failure) ? Evidence::RefusedByServer : Evidence::ServerError;
    // Whatever stands between has no Status of the API.
    if (failure.reason.empty())
        return Evidence::DoubtfulRefusal;
    return isConflict(failure) ? Evidence::RevisionOutdated : Evidence::RefusedByServer;
}

bool holds(const JsonValue& object, const JsonValue& asked);

bool holdsMembers(const JsonValue& object, const JsonValue& asked)
{
    return std::ranges::all_of(asked.members(), [&](const formats::JsonMember& member) {
        const auto there = object.member(member.name);
        if (member.value.kind() == JsonValue::Kind::Null)
            return !there || there->kind() == JsonValue::Kind::Null;
        // false may be left out.
        if (!there)
            return member.value.boolean() && !*member.value.boolean();
        return holds(*there, member.value);
    });
}

/// The server may have added to objects, never to lists.
bool holds(const JsonValue& object, const JsonValue& asked)
{
    constexpr double most = std::numeric_limits<double>::max();
    switch (asked.kind()) {
    case JsonValue::Kind::Null:
        return object.kind() == JsonValue::Kind::Null;
    case JsonValue::Kind::Object:
        return object.isObject() && holdsMembers(object, asked);
    case JsonValue::Kind::Array: {
        const auto wanted = asked.elements();
        const auto there = object.elements();
        return std::ranges::equal(there, wanted, holds);
    }
    case JsonValue::Kind::Text:
        return object.text() && *object.text() == *asked.text();
    case JsonValue::Kind::Boolean:
        return object.boolean() && *object.boolean() == *asked.boolean();
    case JsonValue::Kind::Integer:
    case JsonValue::Kind::Number:
        break;
    }
    const auto number = object.number(-most, most);
    return number && *number == *asked.number(-most, most);
}

JsonValue memberOf(const JsonValue& object, std::string_view name)
{
    return object.member(name).value_or(JsonValue());
}

/// What it puts into the spec or the status; "/status/abort".
bool holdsOperation(const JsonValue& object, const JsonValue& operation)
{
    const std::string path = operation.text("path").value_or("");
    const std::size_t name = path.find('/', 1);
    const std::string part = path.substr(0, name);
    if (operation.text("op").value_or("") == "test" || (part != "/spec" && part != "/status"))
        return true;
    const JsonValue asked = memberOf(operation, "value");
    const auto there = memberOf(object, part.substr(1)).member(path.substr(name + 1));
    if (!there) // what is nothing may be left out
        return (asked.boolean() && !*asked.boolean())
            || (asked.kind() == JsonValue::Kind::Array && asked.elements().empty());
    return holds(*there, asked);
}

} // namespace

CommandOutcome outcomeOfFailure(const KubeFailure& failure)
{
    const Evidence evidence = evidenceOfFailure(failure);
    Error error = failure.error;
    if (evidence == Evidence::RevisionOutdated) {
        error.code = ErrorCode::Changed;
        // The API's words for it tell of a fault in the request.
        if (failure.status == 422)
            error.message = {DEPLOY_MESSAGE("Message",
                                 "It has changed since it was looked at, or was deleted and "
                                 "another one was made under its name. Nothing was done."),
                {}};
    } else if (error.code == ErrorCode::Changed) {
        error.code = ErrorCode::Refused;
    }
    return {evidence, std::move(error)};
}

std::optional<CommandOutcome> outcomeOfDryRun(const KubeFailure& failure)
{
    const bool cannot = isTold(failure, "does not support dry run") || isTold(failure, "dryRun")
        || isTold(failure, "dry-run");
    if (cannot)
        return std::nullopt;
    CommandOutcome outcome = outcomeOfFailure(failure);
    // Nothing was stored, whatever became of the answer.
    if (operations::ruleFor(outcome.evidence).state == operations::CommandState::Unknown)
        outcome.evidence = Evidence::NeverLeft;
    return outcome;
}

CommandOutcome outcomeOfRest(const KubeFailure& failure)
{
    const CommandOutcome outcome = outcomeOfFailure(failure);
    if (operations::ruleFor(outcome.evidence).state != operations::CommandState::Refused)
        return {Evidence::NoAnswer, outcome.error};
    // What was taken before has its effect: the command as a whole was not refused.
    return {Evidence::ReportsFailed,
        Error{ErrorCode::Refused,
            {DEPLOY_MESSAGE("Message",
                 "Only the first part of the command was carried out; the cluster refused the "
                 "rest (%1). Check the deployment."),
                {failure.words()}},
            {}}};
}

std::optional<CommandOutcome> doubtAbout(const kubernetes::Patch& patch, std::string_view answer)
{
    const auto object = JsonValue::parse(answer);
    // What stands between gives pages of its own, with 200.
    if (!object || !object->has("kind") || !object->has("metadata"))
        return CommandOutcome{Evidence::SuccessWithoutReport,
            deployment::simpleError(ErrorCode::BadFormat,
                DEPLOY_MESSAGE("Message", "What answered is not the cluster."))};
    if (holdsWhatWasAsked(patch, answer))
        return std::nullopt;
    return CommandOutcome{Evidence::ReportsFailed,
        deployment::simpleError(ErrorCode::Refused,
            DEPLOY_MESSAGE("Message",
                "The cluster accepted the command, but the object does not hold what was asked "
                "for. Check the deployment."))};
}

std::optional<CommandOutcome> outcomeOfTrial(
    const kubernetes::Patch& patch, std::string_view answer)
{
    auto doubt = doubtAbout(patch, answer);
    if (!doubt || doubt->evidence != Evidence::SuccessWithoutReport)
        return std::nullopt;
    doubt->evidence = Evidence::NeverLeft;
    return doubt;
}

bool holdsWhatWasAsked(const kubernetes::Patch& patch, std::string_view object)
{
    const auto now = JsonValue::parse(object);
    const auto asked = JsonValue::parse(patch.body);
    if (!now || !asked)
        return false;
    if (patch.type == kubernetes::Patch::Type::Merge)
        return std::ranges::all_of(
            std::initializer_list<std::string_view>{"spec", "status"}, [&](std::string_view part) {
                return !asked->has(part) || holds(memberOf(*now, part), memberOf(*asked, part));
            });
    return std::ranges::all_of(asked->elements(),
        [&](const JsonValue& operation) { return holdsOperation(*now, operation); });
}

} // namespace sources
