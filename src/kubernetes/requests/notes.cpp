// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes.h"

#include "rollouts/weights.h"

#include <algorithm>

namespace kubernetes {

using deployment::Message;

namespace {

std::string oneBased(std::size_t index)
{
    return std::to_string(index + 1);
}

/// "shop:argoproj.io/Rollout:shop/checkout" names the application first.
std::string applicationOf(const std::string& trackingId)
{
    return trackingId.substr(0, trackingId.find(':'));
}

std::string firstOf(const ObjectMeta& meta, std::initializer_list<std::string_view> labels)
{
    for (const std::string_view label : labels) {
        const auto found = meta.labels.find(label);
        if (found != meta.labels.end())
            return found->second;
    }
    return {};
}

} // namespace

bool waitsForVerdict(const WorkloadObject& workload)
{
    return std::ranges::any_of(workload.status.pauses,
        [](const PauseCondition& pause) { return pause.reason.starts_with("Inconclusive"); });
}

void addLiftedPauses(Notes& notes, const WorkloadObject& workload)
{
    if (workload.spec.isPaused)
        notes.push_back(
            {DEPLOY_MESSAGE("Message", "This ends the pause that a person gave (spec.paused)."),
                {}});
    const auto step = currentStep(workload);
    for (const PauseCondition& pause : workload.status.pauses) {
        if (pause.reason.starts_with("Inconclusive"))
            notes.push_back({DEPLOY_MESSAGE("Message",
                                 "The analysis came to no verdict (%1); its step counts as passed "
                                 "and is skipped."),
                {pause.reason}});
        else if (pause.reason == "CanaryPauseStep" && step)
            notes.push_back({DEPLOY_MESSAGE("Message", "This ends the pause of step %1 of %2."),
                {oneBased(*step), std::to_string(workload.spec.steps.size())}});
        else if (pause.reason == "BlueGreenPause")
            notes.push_back({DEPLOY_MESSAGE("Message",
                                 "This ends the wait before the switch: the new version gets the "
                                 "traffic of the active service."),
                {}});
        else
            notes.push_back(
                {DEPLOY_MESSAGE("Message", "This ends the pause of the controller: %1."),
                    {pause.reason}});
    }
}

void addKeptPause(Notes& notes, const WorkloadObject& workload)
{
    if (workload.spec.isPaused)
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "The pause that a person gave (spec.paused) stays: no step runs until "
                             "it is resumed."),
            {}});
}

void addNextStep(Notes& notes, const WorkloadObject& workload)
{
    const auto step = currentStep(workload);
    if (!step)
        return;
    if (*step + 1 < workload.spec.steps.size())
        notes.push_back({DEPLOY_MESSAGE("Message", "Then comes step %1 of %2: %3."),
            {oneBased(*step + 1), std::to_string(workload.spec.steps.size()),
                workload.spec.steps[*step + 1].text}});
    else
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "It was the last step: then the new version takes over completely."),
            {}});
}

void addSkippedStep(Notes& notes, const WorkloadObject& workload)
{
    const auto step = currentStep(workload);
    if (!step)
        return;
    const CanaryStep& skipped = workload.spec.steps[*step];
    notes.push_back({DEPLOY_MESSAGE("Message", "Step %1 of %2 is skipped: %3."),
        {oneBased(*step), std::to_string(workload.spec.steps.size()), skipped.text}});
    if (skipped.hasAnalysis)
        notes.push_back({DEPLOY_MESSAGE("Message", "Its analysis is skipped with it."), {}});
}

void addWhatGoesOn(Notes& notes, const WorkloadObject& workload)
{
    const auto weight = actualWeight(workload);
    if (workload.spec.strategy == RolloutStrategy::Canary && workload.spec.hasTrafficRouting
        && weight)
        notes.push_back(
            {DEPLOY_MESSAGE("Message", "The new version keeps %1 of %2 of the traffic."),
                {std::to_string(*weight), std::to_string(maxTrafficWeight(workload))}});
    if (workload.kind == ObjectKind::Rollout)
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "An analysis that runs goes on, and may still abort the deployment; "
                             "so does automatic scaling."),
            {}});
    else
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "It also keeps later changes from being rolled out until it is "
                             "resumed; scaling goes on."),
            {}});
}

void addAbort(Notes& notes, const WorkloadObject& workload)
{
    notes.push_back({DEPLOY_MESSAGE("Message",
                         "The traffic goes back to the stable version at once. The spec still asks "
                         "for the new one: it ends as Degraded until it is retried or rolled "
                         "back."),
        {}});
    if (workload.spec.strategy == RolloutStrategy::Canary && workload.spec.hasTrafficRouting)
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "The pods of the new version are removed a little later (30 s unless "
                             "abortScaleDownDelaySeconds says otherwise)."),
            {}});
}

void addOutsideOwners(Notes& notes, const ObjectMeta& meta)
{
    const auto tracking = meta.annotations.find("argocd.argoproj.io/tracking-id");
    const bool isWritten =
        std::ranges::find(meta.managers, "argocd-controller") != meta.managers.end();
    if (tracking != meta.annotations.end())
        notes.push_back(
            {DEPLOY_MESSAGE("Message",
                 "Argo CD manages this (application %1): its next sync, or self-heal at "
                 "once, may undo the change. Change it in Git as well."),
                {applicationOf(tracking->second)}});
    else if (isWritten)
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "Argo CD has written this object: its next sync, or self-heal at "
                             "once, may undo the change. Change it in Git as well."),
            {}});
    const std::string flux =
        firstOf(meta, {"kustomize.toolkit.fluxcd.io/name", "helm.toolkit.fluxcd.io/name"});
    if (!flux.empty())
        notes.push_back({DEPLOY_MESSAGE("Message",
                             "Flux manages this (%1): its next reconciliation undoes the change. "
                             "Change it in Git as well, or suspend it there."),
            {flux}});
}

} // namespace kubernetes
