// SPDX-License-Identifier: GPL-3.0-or-later
// What speaks against a command as a workload stands.
#include "deploy/kubernetes/commands.h"
#include "deploy/kubernetes/reading.h"

#include "rollouts/phase.h"
#include "rollouts/weights.h"

namespace kubernetes {

using deployment::Message;
using operations::CommandKind;

namespace {

using Objection = std::optional<Message>;

Message retryFirst()
{
    return {DEPLOY_MESSAGE("Message", "The deployment has been aborted: retry it first."), {}};
}

Message fullyPromoted()
{
    return {DEPLOY_MESSAGE(
                "Message", "The new version has taken over completely; there is nothing to stop."),
        {}};
}

Objection objectionToPause(const WorkloadObject& workload)
{
    if (workload.spec.isPaused)
        return Message{
            DEPLOY_MESSAGE("Message", "A person has paused it already (spec.paused)."), {}};
    if (workload.status.isAborted)
        return retryFirst();
    return isFullyPromoted(workload) ? Objection(fullyPromoted()) : std::nullopt;
}

Objection objectionToResume(const WorkloadObject& workload)
{
    if (!workload.spec.isPaused && workload.status.pauses.empty())
        return Message{DEPLOY_MESSAGE("Message", "The deployment is not paused."), {}};
    return workload.status.isAborted ? Objection(retryFirst()) : std::nullopt;
}

Objection objectionToAbort(const WorkloadObject& workload)
{
    if (workload.status.isAborted)
        return Message{DEPLOY_MESSAGE("Message", "The deployment has been aborted already."), {}};
    return isFullyPromoted(workload) ? Objection(fullyPromoted()) : std::nullopt;
}

Objection objectionToRetry(const WorkloadObject& workload)
{
    if (workload.status.isAborted)
        return std::nullopt;
    return Message{DEPLOY_MESSAGE("Message",
                       "Only a deployment that was aborted can be retried; this one was not."),
        {}};
}

Objection objectionToPromotion(const WorkloadObject& workload)
{
    if (workload.status.isAborted)
        return retryFirst();
    if (workload.spec.strategy != RolloutStrategy::Canary)
        return objectionToResume(workload); // there is one pause, and nothing to skip
    if (!currentStep(workload) || isFullyPromoted(workload))
        return Message{DEPLOY_MESSAGE("Message", "All of its steps are done."), {}};
    return std::nullopt;
}

Objection objectionToFullPromotion(const WorkloadObject& workload)
{
    if (workload.status.isAborted)
        return retryFirst();
    const bool isCanary = workload.spec.strategy == RolloutStrategy::Canary;
    if (isFullyPromoted(workload)
        || (isCanary && !workload.spec.steps.empty() && !currentStep(workload))
        || (!isCanary && workload.status.stableHash.empty()))
        return Message{
            DEPLOY_MESSAGE("Message", "There is nothing left to skip: no step, no switch."), {}};
    return std::nullopt;
}

Objection objectionToRollback(const WorkloadObject& workload)
{
    if (workload.kind == ObjectKind::Deployment && workload.spec.isPaused)
        return Message{DEPLOY_MESSAGE("Message",
                           "A paused Deployment cannot be rolled back; resume it first."),
            {}};
    const std::string& owner = workload.spec.templateOwnerKind;
    if (!owner.empty() && owner != "Deployment")
        return Message{DEPLOY_MESSAGE("Message",
                           "Its template lies in a %1 (workloadRef), which is not changed from "
                           "here."),
            {owner}};
    if (revisionOf(workload.meta) == 1)
        return Message{
            DEPLOY_MESSAGE("Message", "It is the first revision: there is none to go back to."),
            {}};
    return std::nullopt;
}

Objection objectionToRestart(const WorkloadObject& workload)
{
    if (workload.kind == ObjectKind::Deployment && workload.spec.isPaused)
        return Message{
            DEPLOY_MESSAGE("Message", "A paused Deployment is not restarted; resume it first."),
            {}};
    return std::nullopt;
}

Objection objectionByState(CommandKind kind, const WorkloadObject& workload)
{
    switch (kind) {
    case CommandKind::Pause:
        return objectionToPause(workload);
    case CommandKind::Resume:
        return objectionToResume(workload);
    case CommandKind::RollBack:
        return objectionToRollback(workload);
    case CommandKind::Abort:
        return objectionToAbort(workload);
    case CommandKind::Retry:
        return objectionToRetry(workload);
    case CommandKind::Promote:
        return objectionToPromotion(workload);
    case CommandKind::PromoteFully:
        return objectionToFullPromotion(workload);
    case CommandKind::Restart:
        return objectionToRestart(workload);
    }
    return std::nullopt;
}

} // namespace

std::optional<Message> objectionTo(CommandKind kind, const WorkloadObject& workload)
{
    if (workload.meta.isBeingDeleted)
        return Message{DEPLOY_MESSAGE("Message", "It is being deleted."), {}};
    return objectionByState(kind, workload);
}

} // namespace kubernetes
