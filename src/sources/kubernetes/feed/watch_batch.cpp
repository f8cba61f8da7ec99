// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch_batch.h"

#include "deploy/kubernetes/reading.h"

#include "kubernetes/client/unreadable_item.h"

namespace sources {

namespace {

using deployment::ErrorCode;
using kubernetes::WatchEvent;

KubeFailure unreadableEvent(const std::string& cause)
{
    KubeFailure failure;
    failure.error = {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message", "The cluster sent an event that could not be read."), {}},
        cause};
    return failure;
}

/// False: the batch ends here.
bool readWatchEvent(kubernetes::ObjectKind kind, const WatchEvent& event, WatchBatch& batch)
{
    using Type = WatchEvent::Type;
    if (event.type == Type::Error) {
        batch.failure = kubeFailure(event.object);
        return false;
    }
    const bool isOfKind =
        event.objectKind.empty() || event.objectKind == kubernetes::resourceOf(kind).kindWord;
    if (event.type == Type::Other || !isOfKind) {
        ++batch.passedOver;
        return true;
    }
    if (event.type != Type::Bookmark) {
        auto object = kubernetes::readObject(kind, event.object);
        // One that cannot be read costs only itself: asked for again, it would be the same.
        if (object)
            batch.news.push_back({event.type == Type::Deleted,
                std::get<kubernetes::WorkloadObject>(std::move(*object))});
        else
            batch.problems.push_back(unreadableChange(kind, event.name, object.error()));
    }
    if (!event.resourceVersion.empty())
        batch.version = event.resourceVersion;
    return true;
}

} // namespace

WatchBatch readWatchLines(
    kubernetes::ObjectKind kind, const std::vector<std::string>& lines, const std::stop_token& stop)
{
    WatchBatch batch;
    for (const std::string& line : lines) {
        if (stop.stop_requested())
            break;
        const auto event = kubernetes::readWatchLine(line);
        if (!event) {
            batch.failure = unreadableEvent(event.error().cause);
            break;
        }
        if (!readWatchEvent(kind, *event, batch))
            break;
    }
    return batch;
}

} // namespace sources
