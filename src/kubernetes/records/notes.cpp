// SPDX-License-Identifier: GPL-3.0-or-later
#include "notes.h"

#include "judging.h"
#include "rollouts/phase.h"

#include <algorithm>
#include <array>

namespace kubernetes {

namespace {

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
        const std::string named =
            application.empty() ? std::string() : " (" + std::string(application) + ')';
        return "Managed by " + std::string(sign.tool) + named
            + ": what is changed here may be undone by it.";
    }
    return {};
}

std::string templateOwnerNote(const WorkloadObject& workload)
{
    if (workload.spec.templateOwner.empty())
        return {};
    std::string note = "The template lives in " + workload.spec.templateOwnerKind + ' '
        + workload.spec.templateOwner + '.';
    const std::string_view wanted =
        valueOrEmpty(workload.meta.annotations, "rollout.argoproj.io/workload-generation");
    const std::string& seen = workload.status.workloadObservedGeneration;
    if (!wanted.empty() && !seen.empty() && wanted != seen)
        note += " Its generation " + std::string(wanted)
            + " is not yet seen by the controller (it has seen " + seen + ").";
    return note;
}

std::string generationNote(const WorkloadObject& workload)
{
    if (isObserved(workload))
        return {};
    const std::string& seen = workload.status.observedGeneration;
    return "Generation " + std::to_string(workload.meta.generation)
        + " of the spec is not yet seen by the controller"
        + (seen.empty() ? "." : " (it has seen " + seen + ").");
}

std::string stateNote(const WorkloadObject& workload)
{
    if (phaseOf(workload).word != "Degraded")
        return {};
    if (isAborted(workload))
        return "Aborted: the traffic is back on the stable version, the spec still wants the new "
               "one.";
    const bool tries = std::ranges::any_of(workload.status.conditions,
        [](const Condition& each) { return each.reason == "ProgressDeadlineExceeded"; });
    return tries ? "The deadline has passed; the controller is still trying." : std::string();
}

std::string heldNote(const WorkloadObject& workload)
{
    return hasHeldTemplate(workload)
        ? "Its template was changed while it is paused: nothing of that is rolled out before it is "
          "resumed."
        : std::string();
}

std::string shareNote(const WorkloadObject& workload)
{
    const bool isShare = workload.spec.strategy == RolloutStrategy::RollingUpdate
        || (workload.spec.strategy == RolloutStrategy::Canary && !workload.spec.hasTrafficRouting);
    return isShare ? "Percentages are shares of pods: nothing divides the traffic." : "";
}

} // namespace

std::vector<std::string> notesOf(const WorkloadObject& workload)
{
    std::vector<std::string> notes;
    for (std::string note :
        {gitOpsNote(workload.meta), templateOwnerNote(workload), generationNote(workload),
            heldNote(workload), stateNote(workload), shareNote(workload)}) {
        if (!note.empty())
            notes.push_back(std::move(note));
    }
    return notes;
}

std::string pauseNote(const WorkloadObject& workload, const Attempt& attempt)
{
    if (!workload.spec.isPaused || attempt.record.paused || hasHeldTemplate(workload))
        return {};
    return "The workload is paused: what is changed from now on is not rolled out before it is "
           "resumed.";
}

std::vector<std::string> accuracyNotes(const Attempt& attempt)
{
    std::vector<std::string> notes;
    if (attempt.mayHaveEnded)
        notes.emplace_back("Whether it was done before is not known: the cluster does not tell "
                           "it (any more).");
    switch (attempt.startAccuracy) {
    case Accuracy::Told:
        return notes;
    case Accuracy::Noticed:
        notes.emplace_back("The start is the moment at which the change was noticed.");
        return notes;
    case Accuracy::Guessed:
        notes.emplace_back("The start is approximate: the cluster does not tell it (any more).");
        break;
    case Accuracy::Unknown:
        notes.emplace_back("The start is not known: the cluster does not tell it.");
        break;
    }
    if (attempt.end) {
        const std::string end = formatDateTime(*attempt.end, deployment::Zone::Utc);
        notes.push_back("It ended at " + end + " UTC; how long it took is not known.");
    }
    return notes;
}

std::string executorOf(const WorkloadObject& workload)
{
    // A client without a name is written down as "unknown".
    const std::string& program = workload.templateManager;
    return program.empty() || program == "unknown" ? std::string() : "via " + program;
}

} // namespace kubernetes
