// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes.h"

#include "judging.h"
#include "rollouts/phase.h"

#include "deploy/deployment/workload/workload_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kubernetes {

namespace {

using deployment::workloadNote;
using deployment::WorkloadNote;

using Texts = std::map<std::string, std::string, std::less<>>;

std::string_view valueOrEmpty(const Texts& texts, std::string_view name)
{
    const auto found = texts.find(name);
    return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

/// What tells that a program keeps a workload as a repository has it.
struct GitOpsSign {
    std::string_view tool;
    std::string_view label; ///< that names the application; of annotations, too
    std::string_view manager; ///< of managed fields
};
constexpr std::array gitOpsSigns{
    GitOpsSign{"Argo CD", "argocd.argoproj.io/tracking-id", "argocd-controller"},
    GitOpsSign{"Argo CD", "argocd.argoproj.io/instance", "argocd-application-controller"},
    GitOpsSign{"Flux", "kustomize.toolkit.fluxcd.io/name", "kustomize-controller"},
    GitOpsSign{"Flux", "helm.toolkit.fluxcd.io/name", "helm-controller"},
};

std::string gitOpsNote(const ObjectMeta& meta)
{
    for (const GitOpsSign& sign : gitOpsSigns) {
        std::string_view application = valueOrEmpty(meta.annotations, sign.label);
        if (application.empty())
            application = valueOrEmpty(meta.labels, sign.label);
        application = application.substr(0, application.find(':'));
        const bool isManager =
            std::ranges::find(meta.managers, sign.manager) != meta.managers.end();
        if (application.empty() && !isManager)
            continue;
        std::string tool(sign.tool);
        return application.empty() ? workloadNote(WorkloadNote::Managed, {std::move(tool)})
                                   : workloadNote(WorkloadNote::ManagedForApplication,
                                       {std::move(tool), std::string(application)});
    }
    return {};
}

std::string templateOwnerNote(const WorkloadObject& workload)
{
    if (workload.spec.templateOwner.empty())
        return {};
    std::vector<std::string> arguments{
        workload.spec.templateOwnerKind, workload.spec.templateOwner};
    const std::string_view wanted =
        valueOrEmpty(workload.meta.annotations, "rollout.argoproj.io/workload-generation");
    const std::string& seen = workload.status.workloadObservedGeneration;
    if (wanted.empty() || seen.empty() || wanted == seen)
        return workloadNote(WorkloadNote::TemplateElsewhere, std::move(arguments));
    arguments.insert(arguments.end(), {std::string(wanted), seen});
    return workloadNote(WorkloadNote::TemplateElsewhereUnseen, std::move(arguments));
}

std::string generationNote(const WorkloadObject& workload)
{
    if (isObserved(workload))
        return {};
    const std::string& seen = workload.status.observedGeneration;
    std::string wanted = std::to_string(workload.meta.generation);
    return seen.empty() ? workloadNote(WorkloadNote::SpecUnseen, {std::move(wanted)})
                        : workloadNote(WorkloadNote::SpecUnseenSince, {std::move(wanted), seen});
}

std::string stateNote(const WorkloadObject& workload)
{
    if (phaseOf(workload).word != "Degraded")
        return {};
    if (isAborted(workload)) {
        // Where the stable version has to be scaled up first, that takes its time.
        const auto& weights = workload.status.weights;
        const bool hasTraffic = weights && weights->canary.value_or(0) > 0;
        return workloadNote(hasTraffic ? WorkloadNote::AbortedUnderWay : WorkloadNote::Aborted);
    }
    const bool tries = std::ranges::any_of(workload.status.conditions,
        [](const Condition& each) { return each.reason == "ProgressDeadlineExceeded"; });
    return tries ? workloadNote(WorkloadNote::DeadlinePassed) : std::string();
}

std::string heldNote(const WorkloadObject& workload)
{
    return hasHeldTemplate(workload) ? workloadNote(WorkloadNote::TemplateHeld) : std::string();
}

std::string scaleNote(const WorkloadObject& workload)
{
    return isScaledToZero(workload) ? workloadNote(WorkloadNote::ScaledToZero) : std::string();
}

std::string shareNote(const WorkloadObject& workload)
{
    const bool isShare = workload.spec.strategy == RolloutStrategy::RollingUpdate
        || (workload.spec.strategy == RolloutStrategy::Canary && !workload.spec.hasTrafficRouting);
    return isShare ? workloadNote(WorkloadNote::SharesOfPods) : std::string();
}

} // namespace

bool isScaledToZero(const WorkloadObject& workload)
{
    const bool hasPods = workload.status.replicas.value_or(0) > 0;
    return desiredReplicas(workload) == 0 && !hasPods && isObserved(workload);
}

std::vector<std::string> notesOf(const WorkloadObject& workload)
{
    std::vector<std::string> notes;
    for (std::string note :
        {gitOpsNote(workload.meta), templateOwnerNote(workload), generationNote(workload),
            heldNote(workload), stateNote(workload), scaleNote(workload), shareNote(workload)}) {
        if (!note.empty())
            notes.push_back(std::move(note));
    }
    return notes;
}

std::string pauseNote(const WorkloadObject& workload, const Attempt& attempt)
{
    if (!workload.spec.isPaused || attempt.record.paused || hasHeldTemplate(workload))
        return {};
    return workloadNote(WorkloadNote::WorkloadPaused);
}

std::vector<std::string> accuracyNotes(const Attempt& attempt)
{
    std::vector<std::string> notes;
    if (attempt.mayHaveEnded)
        notes.push_back(workloadNote(WorkloadNote::MayHaveEnded));
    switch (attempt.startAccuracy) {
    case Accuracy::Told:
        return notes;
    case Accuracy::Noticed:
        notes.push_back(workloadNote(WorkloadNote::StartNoticed));
        return notes;
    case Accuracy::Guessed:
        notes.push_back(workloadNote(WorkloadNote::StartApproximate));
        break;
    case Accuracy::Unknown:
        notes.push_back(workloadNote(WorkloadNote::StartUnknown));
        break;
    }
    if (attempt.end) {
        const std::string end = formatDateTime(*attempt.end, deployment::Zone::Utc);
        notes.push_back(workloadNote(WorkloadNote::EndAlone, {end}));
    }
    return notes;
}

void addMark(Attempt& attempt, std::string mark)
{
    if (std::ranges::find(attempt.marks, mark) == attempt.marks.end())
        attempt.marks.push_back(std::move(mark));
}

void removeMarks(Attempt& attempt, std::initializer_list<WorkloadNote> notes)
{
    std::erase_if(attempt.marks, [&](const std::string& mark) {
        return std::ranges::any_of(
            notes, [&](WorkloadNote note) { return deployment::isWorkloadNote(mark, note); });
    });
}

void addRollbackMark(Attempt& attempt, WorkloadNote toOlder, WorkloadNote toRevision,
    const Attempt& other, const Attempt* target)
{
    std::vector<std::string> arguments{std::to_string(other.id.revision)};
    if (target)
        arguments.push_back(std::to_string(target->id.revision));
    addMark(attempt, workloadNote(target ? toRevision : toOlder, std::move(arguments)));
}

std::string executorOf(const WorkloadObject& workload)
{
    // A client without a name is written down as "unknown".
    const std::string& program = workload.templateManager;
    return program.empty() || program == "unknown" ? std::string()
                                                   : deployment::programWords(program);
}

} // namespace kubernetes
