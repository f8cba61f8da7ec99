// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/reading.h"

#include "read_parts.h"

namespace kubernetes {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

/// One a thread, so that its memory is used again.
simdjson::dom::parser& parserOfThread()
{
    thread_local simdjson::dom::parser parser;
    return parser;
}

Error notAnObject(std::string cause)
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message", "The cluster sent an object that cannot be read."), {}},
        std::move(cause)};
}

Expected<AnyObject> readKind(ObjectKind kind, const JsonAccess& json)
{
    switch (kind) {
    case ObjectKind::Rollout:
    case ObjectKind::Deployment:
        return readWorkload(kind, json);
    case ObjectKind::ReplicaSet:
        return readReplicaSet(json);
    case ObjectKind::Pod:
        return readPod(json);
    case ObjectKind::AnalysisRun:
        return readAnalysisRun(json);
    case ObjectKind::Experiment:
        return readExperiment(json);
    case ObjectKind::Event:
        return readEvent(json);
    case ObjectKind::Job:
        break;
    }
    return tl::make_unexpected(notAnObject("no kind that is read"));
}

} // namespace

Expected<AnyObject> readObject(ObjectKind kind, std::string_view text)
{
    simdjson::dom::element root;
    const auto error = parserOfThread().parse(text.data(), text.size()).get(root);
    if (error != simdjson::SUCCESS)
        return tl::make_unexpected(notAnObject(simdjson::error_message(error)));
    const JsonAccess json(root);
    const std::string_view told = json["kind"].view();
    if (!told.empty() && told != resourceOf(kind).kindWord)
        return tl::make_unexpected(notAnObject("of kind " + std::string(told)));
    const JsonAccess metadata = json["metadata"];
    if (metadata["name"].view().empty() || metadata["uid"].view().empty())
        return tl::make_unexpected(notAnObject("without name or uid"));
    return readKind(kind, json);
}

std::optional<ApiStatus> readStatus(std::string_view text)
{
    simdjson::dom::element root;
    if (parserOfThread().parse(text.data(), text.size()).get(root) != simdjson::SUCCESS)
        return std::nullopt;
    const JsonAccess json(root);
    if (json["kind"].view() != "Status")
        return std::nullopt;
    ApiStatus status;
    status.code = json["code"].count();
    status.reason = json["reason"].text();
    status.message = json["message"].text();
    status.retryAfterSeconds = json["details"]["retryAfterSeconds"].count();
    json["details"]["causes"].forEach([&](const JsonAccess& cause) {
        if (status.cause.empty())
            status.cause = cause["reason"].text();
    });
    return status;
}

} // namespace kubernetes
