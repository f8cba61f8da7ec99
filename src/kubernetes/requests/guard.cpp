// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard.h"

#include "deploy/kubernetes/commands.h"

#include <algorithm>

namespace kubernetes {

using deployment::Message;
using operations::CommandKind;

namespace {

std::string templateText(const WorkloadObject& workload)
{
    if (workload.kind == ObjectKind::Rollout)
        return workload.status.currentHash;
    return std::to_string(revisionOf(workload.meta)) + ':' + imagesText(workload.spec.podTemplate);
}

std::string pausesText(const WorkloadObject& workload)
{
    std::string text(workload.spec.isPaused ? Guard::byPerson : std::string_view());
    for (const PauseCondition& pause : workload.status.pauses)
        text.append(text.empty() ? "" : ",").append(pause.reason);
    return text;
}

/// The value behind "name=" among words that spaces part.
std::string wordAfter(std::string_view text, std::string_view name)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        if (word.starts_with(name) && word.substr(name.size()).starts_with('='))
            return std::string(word.substr(name.size() + 1));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return {};
}

/// Whoever stops a deployment means it at whatever step it has arrived by now.
bool dependsOnStep(CommandKind kind)
{
    return kind == CommandKind::Resume || kind == CommandKind::Promote;
}

} // namespace

std::string imagesText(const PodTemplate& podTemplate)
{
    std::string text;
    for (const Container& container : podTemplate.containers)
        text.append(text.empty() ? "" : ",")
            .append(container.name)
            .append("=")
            .append(container.image);
    return text;
}

std::string Guard::text() const
{
    return "uid=" + uid + " template=" + podTemplate + " step=" + step + " pauses=" + pauses
        + " aborted=" + (isAborted ? "yes" : "no");
}

Guard Guard::parse(std::string_view text)
{
    return {wordAfter(text, "uid"), wordAfter(text, "template"), wordAfter(text, "step"),
        wordAfter(text, "pauses"), wordAfter(text, "aborted") == "yes"};
}

Guard Guard::of(const WorkloadObject& workload)
{
    const auto& step = workload.status.stepIndex;
    return {workload.meta.uid, templateText(workload), step ? std::to_string(*step) : std::string(),
        pausesText(workload), workload.status.isAborted};
}

std::string guardOf(const WorkloadObject& workload)
{
    return Guard::of(workload).text();
}

std::optional<Message> differenceFrom(
    const std::string& decidedOn, CommandKind kind, const WorkloadObject& workload)
{
    const Guard then = Guard::parse(decidedOn);
    const Guard now = Guard::of(workload);
    if (then.uid != now.uid)
        return Message{DEPLOY_MESSAGE("Message",
                           "It was deleted and created again: this is another one of that name."),
            {}};
    if (then.podTemplate != now.podTemplate)
        return Message{DEPLOY_MESSAGE("Message",
                           "Another version is being deployed by now: %1 instead of %2."),
            {now.podTemplate, then.podTemplate}};
    if (then.isAborted != now.isAborted)
        return now.isAborted
            ? Message{DEPLOY_MESSAGE("Message", "It has been aborted in the meantime."), {}}
            : Message{DEPLOY_MESSAGE("Message", "It has been started again in the meantime."), {}};
    if (dependsOnStep(kind) && then.step != now.step)
        return Message{DEPLOY_MESSAGE("Message", "It is at step %1 by now, and was at %2."),
            {now.step, then.step}};
    if (dependsOnStep(kind) && then.pauses != now.pauses)
        return now.pauses.empty()
            ? Message{DEPLOY_MESSAGE("Message", "It is not paused any more."), {}}
            : Message{DEPLOY_MESSAGE("Message", "What it waits for is another thing by now: %1."),
                {now.pauses}};
    return std::nullopt;
}

} // namespace kubernetes
