// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/commands.h"

#include "deploy/kubernetes/reading.h"

#include "notes.h"
#include "patches.h"
#include "rollback.h"
#include "rollouts/phase.h"
#include "rollouts/weights.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kubernetes {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using operations::CommandKind;

namespace {

constexpr std::array deploymentCommands{operations::specOf(CommandKind::Pause),
    operations::specOf(CommandKind::Resume), operations::specOf(CommandKind::RollBack),
    operations::specOf(CommandKind::Restart)};

/// A command on its way to become a plan.
struct Order {
    const operations::Command& command;
    const WorkloadObject& workload;
    std::string annotation;
};

tl::unexpected<Error> refused(deployment::Message reason)
{
    return tl::unexpected(Error{ErrorCode::Refused, std::move(reason), {}});
}

CommandPlan planPause(const Order& order)
{
    const WorkloadObject& workload = order.workload;
    CommandPlan plan;
    plan.patches.push_back(
        pausePatch(workload, SpecPause::Set, Holds::SameObject, order.annotation));
    addWhatGoesOn(plan.briefing.notes, workload);
    addOutsideOwners(plan.briefing.notes, workload.meta);
    return plan;
}

CommandPlan planResume(const Order& order)
{
    const WorkloadObject& workload = order.workload;
    const bool waits = !workload.status.pauses.empty();
    CommandPlan plan;
    addLiftedPauses(plan.briefing.notes, workload);
    const auto step = currentStep(workload);
    // The first of two changes the version of the object, so it is the first that is held to it.
    const bool isStatusFirst = waits && (waitsForVerdict(workload) || !workload.spec.isPaused);
    if (waits) {
        StatusChange change;
        change.holds = isStatusFirst ? Holds::SameState : Holds::SameObject;
        change.clearsPauses = true;
        if (waitsForVerdict(workload) && step) {
            change.endsControllerPause = true;
            change.stepIndex = static_cast<std::int64_t>(*step) + 1;
        }
        plan.patches.push_back(statusPatch(workload, change));
    }
    if (workload.spec.isPaused) {
        plan.patches.insert(isStatusFirst ? plan.patches.end() : plan.patches.begin(),
            pausePatch(workload, SpecPause::Lift,
                isStatusFirst ? Holds::SameObject : Holds::SameState, order.annotation));
        addOutsideOwners(plan.briefing.notes, workload.meta);
    }
    addNextStep(plan.briefing.notes, workload);
    return plan;
}

CommandPlan planAbort(const Order& order)
{
    StatusChange change;
    change.abort = true;
    CommandPlan plan;
    plan.patches.push_back(statusPatch(order.workload, change));
    addAbort(plan.briefing.notes, order.workload);
    return plan;
}

CommandPlan planRetry(const Order& order)
{
    StatusChange change;
    change.abort = false;
    CommandPlan plan;
    plan.patches.push_back(statusPatch(order.workload, change));
    const auto& steps = order.workload.spec.steps;
    if (!steps.empty())
        plan.briefing.notes.push_back(
            {DEPLOY_MESSAGE("Message", "It begins again with step 1 of %1: %2."),
                {std::to_string(steps.size()), steps.front().text}});
    addKeptPause(plan.briefing.notes, order.workload);
    return plan;
}

CommandPlan planPromote(const Order& order)
{
    const WorkloadObject& workload = order.workload;
    const auto step = currentStep(workload);
    if (workload.spec.strategy != RolloutStrategy::Canary || !step)
        return planResume(order); // there is one pause, and nothing to skip
    StatusChange change;
    change.holds = Holds::SameState;
    change.clearsPauses = true;
    change.stepIndex = static_cast<std::int64_t>(*step) + 1;
    change.endsControllerPause = waitsForVerdict(workload);
    CommandPlan plan;
    plan.patches.push_back(statusPatch(workload, change));
    addSkippedStep(plan.briefing.notes, workload);
    if (workload.spec.isPaused) {
        plan.patches.push_back(
            pausePatch(workload, SpecPause::Lift, Holds::SameObject, order.annotation));
        addLiftedPauses(plan.briefing.notes, workload);
        addOutsideOwners(plan.briefing.notes, workload.meta);
    }
    addNextStep(plan.briefing.notes, workload);
    return plan;
}

CommandPlan planFullPromotion(const Order& order)
{
    const WorkloadObject& workload = order.workload;
    StatusChange change;
    change.holds = workload.spec.isPaused ? Holds::SameObject : Holds::SameState;
    change.promotesFully = true;
    CommandPlan plan;
    plan.patches.push_back(statusPatch(workload, change));
    plan.briefing.notes.push_back({DEPLOY_MESSAGE("Message",
                                       "All remaining steps, pauses and analyses are skipped; "
                                       "nothing checks the new version before it has all of the "
                                       "traffic."),
        {}});
    if (workload.spec.isPaused) {
        plan.patches.insert(plan.patches.begin(),
            pausePatch(workload, SpecPause::Lift, Holds::SameState, order.annotation));
        addLiftedPauses(plan.briefing.notes, workload);
        addOutsideOwners(plan.briefing.notes, workload.meta);
    }
    return plan;
}

CommandPlan planRestart(const Order& order)
{
    const WorkloadObject& workload = order.workload;
    CommandPlan plan;
    plan.patches.push_back(restartPatch(workload, order.command.decidedAt, order.annotation));
    if (workload.spec.strategy == RolloutStrategy::Recreate)
        plan.briefing.notes.push_back(
            {DEPLOY_MESSAGE("Message",
                 "All of its pods are stopped before new ones start (strategy Recreate), with the "
                 "same images: in between nothing serves."),
                {}});
    else
        plan.briefing.notes.push_back({DEPLOY_MESSAGE("Message",
                                           "Its pods are replaced little by little, with the same "
                                           "images; no step runs."),
            {}});
    addOutsideOwners(plan.briefing.notes, workload.meta);
    return plan;
}

/// "pause by ops at 2026-03-03T09:30:00Z: why".
std::string annotationOf(const operations::Command& command)
{
    return std::string(toWire(command.kind)) + " by " + command.actor + " at "
        + apiTime(command.decidedAt) + ": " + command.reason;
}

bool isTaken(ObjectKind kind, CommandKind command)
{
    const auto all = commandsFor(kind);
    return std::ranges::find(all, command, &operations::CommandSpec::kind) != all.end();
}

Expected<CommandPlan> planOfKind(const Order& order, const CommandObjects& objects)
{
    switch (order.command.kind) {
    case CommandKind::Pause:
        return planPause(order);
    case CommandKind::Resume:
        return planResume(order);
    case CommandKind::RollBack:
        return rollbackPlan(order.command, order.workload, objects, order.annotation);
    case CommandKind::Abort:
        return planAbort(order);
    case CommandKind::Retry:
        return planRetry(order);
    case CommandKind::Promote:
        return planPromote(order);
    case CommandKind::PromoteFully:
        return planFullPromotion(order);
    case CommandKind::Restart:
        return planRestart(order);
    }
    return CommandPlan{};
}

} // namespace

std::span<const operations::CommandSpec> commandsFor(ObjectKind kind)
{
    if (kind == ObjectKind::Rollout)
        return operations::allCommandSpecs;
    return kind == ObjectKind::Deployment
        ? std::span<const operations::CommandSpec>(deploymentCommands)
        : std::span<const operations::CommandSpec>();
}

Expected<CommandPlan> planOf(const operations::Command& command, ObjectKind kind,
    const CommandObjects& objects, bool annotatesReason)
{
    if (!isTaken(kind, command.kind))
        return refused({DEPLOY_MESSAGE("Message",
                            "A Deployment of Kubernetes knows no such command; it can be paused, "
                            "resumed, rolled back and restarted."),
            {}});
    const auto object = readObject(kind, objects.workload);
    if (!object)
        return tl::unexpected(object.error());
    const Order order{command, std::get<WorkloadObject>(*object),
        annotatesReason ? annotationOf(command) : std::string()};
    if (auto objection = objectionTo(command.kind, order.workload))
        return refused(std::move(*objection));
    return planOfKind(order, objects);
}

} // namespace kubernetes
