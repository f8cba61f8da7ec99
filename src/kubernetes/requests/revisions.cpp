// SPDX-License-Identifier: GPL-3.0-or-later
// Which revisions of a workload can be gone back to.
#include "deploy/deployment/decimal.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/kubernetes/reading.h"

#include "guard.h"
#include "pod_template.h"
#include "rollback.h"
#include "rollouts/replica_sets.h"

#include "deploy/formats/json/json_member.h"

#include <algorithm>
#include <map>

namespace kubernetes {

namespace {

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
    // A ReplicaSet that was taken again keeps its age.
    if (earlierRevisions(replicaSet.meta).empty())
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

} // namespace kubernetes
