// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_view.h"

#include "phase.h"
#include "replica_sets.h"
#include "tree.h"
#include "weights.h"

#include <algorithm>

namespace kubernetes {

namespace {

using deployment::WorkloadImage;

void addImage(std::vector<WorkloadImage>& images, WorkloadImage image)
{
    const auto same = std::ranges::find(images, image.image, &WorkloadImage::image);
    if (same == images.end()) {
        images.push_back(std::move(image));
        return;
    }
    // Merged roles are sorted, as the cluster's tool has them; those of one ReplicaSet are not.
    same->roles.insert(same->roles.end(), image.roles.begin(), image.roles.end());
    std::ranges::sort(same->roles);
    same->roles.erase(std::unique(same->roles.begin(), same->roles.end()), same->roles.end());
}

void addImages(std::vector<WorkloadImage>& images, const ReplicaSet& replicaSet,
    const std::vector<std::string>& roles)
{
    if (replicaSet.current <= 0)
        return;
    for (const Container& each : replicaSet.podTemplate.containers)
        addImage(images, {each.image, roles});
}

std::string_view experimentTemplateOf(const ReplicaSet& replicaSet)
{
    const auto found = replicaSet.meta.annotations.find("experiment.argoproj.io/template-name");
    return found == replicaSet.meta.annotations.end() ? std::string_view() : found->second;
}

std::vector<WorkloadImage> imagesOf(const WorkloadObject& workload, const Children& children)
{
    std::vector<WorkloadImage> images;
    for (const ReplicaSet* const each : replicaSetsOf(workload.meta.uid, children.replicaSets))
        addImages(images, *each, rolesOf(workload, *each));
    for (const Experiment& experiment : children.experiments) {
        if (!isOwnedBy(experiment.meta, workload.meta.uid))
            continue;
        for (const ReplicaSet* const each :
            replicaSetsOf(experiment.meta.uid, children.replicaSets)) {
            const std::string_view named = experimentTemplateOf(*each);
            addImages(images, *each,
                named.empty() ? std::vector<std::string>()
                              : std::vector{"Σ:" + std::string(named)});
        }
    }
    std::ranges::stable_sort(images, {}, &WorkloadImage::image);
    return images;
}

void fillCanary(const WorkloadObject& workload, deployment::Workload& view)
{
    if (workload.spec.strategy != RolloutStrategy::Canary)
        return;
    view.stepCount = static_cast<std::int64_t>(workload.spec.steps.size());
    if (view.stepCount > 0)
        view.stepIndex = workload.status.stepIndex;
    if (!workload.status.exists)
        return; // no controller has divided any traffic
    view.setWeight = setWeight(workload);
    view.actualWeight = actualWeight(workload);
}

/// A controller leaves out what is 0; as long as none has written a status, nothing is counted.
deployment::ReplicaCounts replicasOf(const WorkloadObject& workload)
{
    const WorkloadStatus& status = workload.status;
    const auto counted = [&status](std::optional<std::int64_t> count) {
        return status.exists ? std::optional(count.value_or(0)) : std::nullopt;
    };
    return {desiredReplicas(workload), counted(status.replicas), counted(status.updated),
        counted(status.ready), counted(status.available)};
}

} // namespace

deployment::Workload workloadSummary(const WorkloadObject& workload)
{
    const Phase phase = phaseOf(workload);
    deployment::Workload view;
    view.kind = resourceOf(workload.kind).kindWord;
    view.name = workload.meta.name;
    view.nameSpace = workload.meta.nameSpace;
    view.revision = revisionOf(workload.meta);
    view.phase = phase.word;
    view.message = phase.message;
    view.strategy = strategyWord(workload.spec.strategy);
    fillCanary(workload, view);
    view.replicas = replicasOf(workload);
    if (mayHoldTemplate(workload))
        return view; // its images are not those of its pods
    for (const Container& each : workload.spec.podTemplate.containers)
        addImage(view.images, {each.image, {}});
    return view;
}

deployment::Workload workloadView(
    const WorkloadObject& workload, const Children& children, deployment::Timestamp now)
{
    deployment::Workload view = workloadSummary(workload);
    if (workload.spec.strategy == RolloutStrategy::Canary && workload.status.exists)
        view.actualWeight = actualWeight(workload, canaryOf(workload, children.replicaSets));
    view.images = imagesOf(workload, children);
    view.tree = treeOf(workload, children, now);
    return view;
}

const ReplicaSet* canaryOf(
    const WorkloadObject& workload, const std::vector<ReplicaSet>& replicaSets)
{
    for (const ReplicaSet* const each : replicaSetsOf(workload.meta.uid, replicaSets)) {
        const std::string_view hash = templateHashOf(each->meta);
        if (!hash.empty() && hash == workload.status.currentHash
            && hash != workload.status.stableHash)
            return each;
    }
    return nullptr;
}

} // namespace kubernetes
