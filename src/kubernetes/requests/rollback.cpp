// SPDX-License-Identifier: GPL-3.0-or-later
#include "rollback.h"

#include "deploy/deployment/decimal.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/kubernetes/reading.h"

#include "guard.h"
#include "notes.h"
#include "patches.h"
#include "pod_template.h"

#include "deploy/formats/json/json_member.h"

#include <algorithm>
#include <map>

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

std::string hashOf(const ReplicaSet& replicaSet, ObjectKind workloadKind)
{
    const auto label = replicaSet.meta.labels.find(hashLabel(workloadKind));
    return label == replicaSet.meta.labels.end() ? std::string() : label->second;
}

bool isChildOf(const ObjectMeta& meta, const WorkloadObject& workload)
{
    return std::ranges::any_of(
        meta.owners, [&](const OwnerReference& owner) { return owner.uid == workload.meta.uid; });
}

std::optional<std::string_view> templateOf(std::string_view workloadJson)
{
    const auto spec = formats::findMember(workloadJson, "spec");
    return spec ? formats::findMember(*spec, "template") : std::nullopt;
}

/// Whether the workload asks for what the ReplicaSet holds already.
bool isCurrent(const WorkloadObject& workload, const CommandObjects& objects,
    const ReplicaSet& replicaSet, std::string_view json)
{
    if (workload.kind == ObjectKind::Rollout)
        return hashOf(replicaSet, workload.kind) == workload.status.currentHash;
    const auto now = templateOf(objects.workload);
    const auto held = originalTemplate(json, hashLabel(workload.kind));
    return now && held && isSameJson(*now, *held);
}

std::string versionOfTemplate(const WorkloadObject& workload, const PodTemplate& podTemplate)
{
    const auto& containers = podTemplate.containers;
    if (containers.empty())
        return {};
    const auto named = std::ranges::find(containers, workload.meta.name, &Container::name);
    const Container& main = named == containers.end() ? containers.front() : *named;
    const std::string_view tag = deployment::imageTag(main.image);
    return std::string(tag.empty() ? std::string_view(main.image) : tag);
}

operations::CommandTarget targetOf(const WorkloadObject& workload, const ReplicaSet& replicaSet)
{
    operations::CommandTarget target;
    target.revision = revisionOf(replicaSet.meta);
    target.id = std::to_string(target.revision) + '/'
        + (workload.kind == ObjectKind::Rollout ? hashOf(replicaSet, workload.kind)
                                                : imagesText(replicaSet.podTemplate));
    target.version = versionOfTemplate(workload, replicaSet.podTemplate);
    target.created = replicaSet.meta.created;
    target.isRunning = replicaSet.current > 0;
    return target;
}

/// Two revisions may differ in something else than the image.
void tellVersionsApart(std::vector<Revision>& revisions)
{
    std::map<std::string, int> counts;
    for (const Revision& each : revisions)
        ++counts[each.target.version];
    for (Revision& each : revisions)
        if (each.target.version.empty() || counts[each.target.version] > 1)
            each.target.version.append(each.target.version.empty() ? "" : " ")
                .append("(revision ")
                .append(std::to_string(each.target.revision))
                .append(")");
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
    if (hashOf(revision.replicaSet, workload.kind) == workload.status.stableHash)
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

} // namespace

TargetId TargetId::parse(std::string_view text)
{
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto revision = deployment::parseDecimal(text.substr(0, slash));
    return {static_cast<std::int64_t>(revision.value_or(0)),
        std::string(text.substr(std::min(slash + 1, text.size())))};
}

std::vector<Revision> revisionsOf(const WorkloadObject& workload, const CommandObjects& objects)
{
    std::vector<Revision> revisions;
    for (const std::string& json : objects.replicaSets) {
        const auto object = readObject(ObjectKind::ReplicaSet, json);
        const auto* replicaSet = object ? std::get_if<ReplicaSet>(&*object) : nullptr;
        if (replicaSet == nullptr || !isChildOf(replicaSet->meta, workload)
            || revisionOf(replicaSet->meta) <= 0 || isCurrent(workload, objects, *replicaSet, json))
            continue;
        revisions.push_back({*replicaSet, json, targetOf(workload, *replicaSet)});
    }
    std::ranges::sort(
        revisions, std::greater(), [](const Revision& each) { return each.target.revision; });
    tellVersionsApart(revisions);
    return revisions;
}

const Revision* findRevision(
    const std::vector<Revision>& revisions, const operations::Command& command)
{
    const auto found = [&](auto matches) {
        const auto at = std::ranges::find_if(revisions, matches);
        return at == revisions.end() ? nullptr : &*at;
    };
    if (!command.targetId.empty())
        return found([&](const Revision& each) { return each.target.id == command.targetId; });
    const auto* const byVersion =
        found([&](const Revision& each) { return each.target.version == command.targetVersion; });
    if (byVersion != nullptr)
        return byVersion;
    return found([&](const Revision& each) {
        return std::to_string(each.target.revision) == command.targetVersion;
    });
}

Expected<CommandPlan> rollbackPlan(const operations::Command& command,
    const WorkloadObject& workload, const CommandObjects& objects, const std::string& annotation)
{
    const auto holder = holderOf(workload, objects);
    if (!holder)
        return tl::unexpected(holder.error());
    const std::vector<Revision> revisions = revisionsOf(workload, objects);
    CommandPlan plan;
    plan.briefing.targets = targetsOf(revisions);
    if (command.targetId.empty() && command.targetVersion.empty()) {
        addOutsideOwners(plan.briefing.notes, holder->meta);
        return plan;
    }
    const Revision* revision = findRevision(revisions, command);
    if (revision == nullptr)
        return refusal(DEPLOY_MESSAGE("Message",
                           "There is no revision %1 to go back to: the cluster has removed it, or "
                           "it is the one that is deployed."),
            {command.targetVersion});
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
