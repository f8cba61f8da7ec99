// SPDX-License-Identifier: GPL-3.0-or-later
#include "rollback.h"

#include "deploy/kubernetes/reading.h"

#include "guard.h"
#include "notes.h"
#include "patches.h"
#include "pod_template.h"
#include "rollouts/replica_sets.h"

#include "deploy/formats/json/json_member.h"

#include <algorithm>

namespace kubernetes {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::Message;

namespace {

tl::unexpected<Error> refusal(std::string_view sentence, std::vector<std::string> arguments = {})
{
    return tl::unexpected(Error{ErrorCode::Refused, {sentence, std::move(arguments)}, {}});
}

void addImageNotes(Notes& notes, const PodTemplate& now, const PodTemplate& then)
{
    for (const Container& container : then.containers) {
        const auto before = std::ranges::find(now.containers, container.name, &Container::name);
        if (before == now.containers.end())
            notes.push_back({DEPLOY_MESSAGE("Message", "Container %1 comes back with %2."),
                {container.name, container.image}});
        else if (before->image != container.image)
            notes.push_back({DEPLOY_MESSAGE("Message", "%1: from %2 to %3."),
                {container.name, before->image, container.image}});
        else
            notes.push_back({DEPLOY_MESSAGE("Message", "%1 keeps its image %2."),
                {container.name, container.image}});
    }
    for (const Container& container : now.containers)
        if (std::ranges::find(then.containers, container.name, &Container::name)
            == then.containers.end())
            notes.push_back(
                {DEPLOY_MESSAGE("Message", "Container %1 goes away."), {container.name}});
}

void addAge(Notes& notes, const Revision& revision, deployment::Timestamp now)
{
    if (!revision.target.created)
        return;
    const auto age = now - *revision.target.created;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(age).count();
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(age).count();
    const std::string number = std::to_string(revision.target.revision);
    if (hours < 1)
        notes.push_back({DEPLOY_MESSAGE("Message", "Revision %1 was made %2 min ago."),
            {number, std::to_string(std::max<std::int64_t>(minutes, 0))}});
    else if (hours < 2)
        notes.push_back({DEPLOY_MESSAGE("Message", "Revision %1 was made 1 h %2 min ago."),
            {number, (minutes < 70 ? "0" : "") + std::to_string(minutes - 60)}});
    else if (hours < 48)
        notes.push_back({DEPLOY_MESSAGE("Message", "Revision %1 was made %2 hours ago."),
            {number, std::to_string(hours)}});
    else
        notes.push_back({DEPLOY_MESSAGE("Message", "Revision %1 was made %2 days ago."),
            {number, std::to_string(hours / 24)}});
}

bool hasRollbackWindow(std::string_view workloadJson)
{
    const auto spec = formats::findMember(workloadJson, "spec");
    return spec && formats::findMember(*spec, "rollbackWindow");
}

/// Which way the controller takes to it.
void addWay(Notes& notes, const WorkloadObject& workload, const CommandObjects& objects,
    const Revision& revision)
{
    if (revision.target.isRunning)
        notes.push_back({DEPLOY_MESSAGE("Message", "%1 of its pods are still there."),
            {std::to_string(revision.replicaSet.current)}});
    else
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "None of its pods is there any more: they are started first."),
            {}});
    if (workload.kind != ObjectKind::Rollout) {
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "Only the template is put back; annotations stay as they are."),
            {}});
        return;
    }
    if (templateHashOf(revision.replicaSet.meta) == workload.status.stableHash)
        notes.push_back(
            {DEPLOY_MESSAGE("Message", "It is the stable revision: all steps are skipped at once."),
                {}});
    else if (hasRollbackWindow(objects.workload))
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "Steps and analyses run again, unless the revision is within the "
                             "rollback window."),
            {}});
    else
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "It is deployed like any other version: all steps and analyses run "
                             "again."),
            {}});
    if (workload.spec.isPaused)
        notes.push_back(
            {DEPLOY_MESSAGE("Message", "It is paused: nothing moves before it is resumed."), {}});
}

/// What holds the template: the workload, or the Deployment that it names.
Expected<WorkloadObject> holderOf(const WorkloadObject& workload, const CommandObjects& objects)
{
    if (workload.spec.templateOwnerKind.empty())
        return workload;
    const auto object = readObject(ObjectKind::Deployment, objects.templateOwner);
    const auto* owner = object ? std::get_if<WorkloadObject>(&*object) : nullptr;
    if (owner == nullptr)
        return refusal(DEPLOY_MESSAGE("Message",
                           "Deployment %1, which holds its template, could "
                           "not be read."),
            {workload.spec.templateOwner});
    return *owner;
}

std::vector<operations::CommandTarget> targetsOf(const std::vector<Revision>& revisions)
{
    std::vector<operations::CommandTarget> targets;
    targets.reserve(revisions.size());
    for (const Revision& each : revisions)
        targets.push_back(each.target);
    return targets;
}

/// Each of them may be a revision that could be gone back to.
std::size_t unreadableReplicaSets(const CommandObjects& objects)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(objects.replicaSets, [](const std::string& json) {
            return !readObject(ObjectKind::ReplicaSet, json).has_value();
        }));
}

tl::unexpected<Error> notThere(const std::string& wanted, std::size_t unread)
{
    if (unread > 0)
        return refusal(DEPLOY_MESSAGE("Message",
                           "Whether revision %1 can be gone back to is not known: %2 of the "
                           "ReplicaSets could not be read."),
            {wanted, std::to_string(unread)});
    return refusal(DEPLOY_MESSAGE("Message",
                       "There is no revision %1 to go back to: the cluster has removed it, or "
                       "it is the one that is deployed."),
        {wanted});
}

/// All that there is to choose from.
Expected<CommandPlan> planOfChoice(
    CommandPlan plan, const WorkloadObject& holder, std::size_t unread)
{
    if (unread > 0 && plan.briefing.targets->empty())
        return refusal(DEPLOY_MESSAGE("Message",
                           "Whether there is a revision to go back to is not known: %1 of the "
                           "ReplicaSets could not be read."),
            {std::to_string(unread)});
    if (unread > 0)
        plan.briefing.notes.push_back(
            {DEPLOY_MESSAGE("Message",
                 "There may be more revisions: %1 of the ReplicaSets could not be read."),
                {std::to_string(unread)}});
    addOutsideOwners(plan.briefing.notes, holder.meta);
    return plan;
}

} // namespace

Expected<CommandPlan> rollbackPlan(const operations::Command& command,
    const WorkloadObject& workload, const CommandObjects& objects, const std::string& annotation)
{
    const auto holder = holderOf(workload, objects);
    if (!holder)
        return tl::unexpected(holder.error());
    const std::vector<Revision> revisions = revisionsOf(workload, objects);
    CommandPlan plan;
    plan.briefing.targets = targetsOf(revisions);
    const std::size_t unread = unreadableReplicaSets(objects);
    if (command.targetId.empty() && command.targetVersion.empty())
        return planOfChoice(std::move(plan), *holder, unread);
    const Revision* revision = findRevision(revisions, command);
    if (revision == nullptr)
        return notThere(command.targetVersion, unread);
    const auto podTemplate = originalTemplate(revision->json, hashLabel(workload.kind));
    if (!podTemplate)
        return refusal(
            DEPLOY_MESSAGE("Message", "The ReplicaSet of this revision holds no template."));
    Notes& notes = plan.briefing.notes;
    addImageNotes(notes, holder->spec.podTemplate, revision->replicaSet.podTemplate);
    addAge(notes, *revision, command.decidedAt);
    addWay(notes, workload, objects, *revision);
    if (!workload.spec.templateOwnerKind.empty())
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "Its template lies in Deployment %1 (workloadRef): that is what is "
                             "changed."),
            {workload.spec.templateOwner}});
    addOutsideOwners(notes, holder->meta);
    plan.patches.push_back(templatePatch(*holder, *podTemplate, annotation));
    return plan;
}

} // namespace kubernetes
