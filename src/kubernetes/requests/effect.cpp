// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/kubernetes/commands.h"

#include "guard.h"
#include "patches.h"
#include "rollback.h"
#include "rollouts/phase.h"

#include "deploy/deployment/decimal.h"

#include <chrono>

namespace kubernetes {

using operations::CommandKind;
using operations::Effect;

namespace {

/// What was decided on, and what stands there now.
struct Sight {
    const operations::Command& command;
    const WorkloadObject& workload;
    Guard then;
    Guard now;
    bool isAnswered = false; ///< the cluster has taken it

    [[nodiscard]] bool isSameTemplate() const { return then.podTemplate == now.podTemplate; }
    /// What lifts two pauses sends two patches, of which one alone may have arrived.
    [[nodiscard]] bool wasPausedByPerson() const
    {
        return then.pauses.starts_with(Guard::byPerson);
    }
    [[nodiscard]] bool isPersonsPauseGone() const
    {
        return wasPausedByPerson() && !workload.spec.isPaused;
    }
    /// By an analysis or another person: that ends every pause, too, and begins anew with the
    /// steps.
    [[nodiscard]] bool isAbortedSince() const
    {
        return workload.status.isAborted && !then.isAborted;
    }
};

Effect effectOnPause(const Sight& sight)
{
    if (!sight.workload.spec.isPaused)
        return sight.isSameTemplate() ? Effect::Unchanged : Effect::NotVisible;
    return isObserved(sight.workload) ? Effect::Shown : Effect::Unclear;
}

/// A pause that is there again at the same step was not lifted: the controller adds it anew where
/// it had not seen the change.
Effect effectOnResume(const Sight& sight)
{
    if (!sight.isSameTemplate() || sight.isAbortedSince())
        return Effect::NotVisible;
    const bool isPaused = sight.workload.spec.isPaused;
    const bool waits = !sight.workload.status.pauses.empty() && sight.then.step == sight.now.step;
    if (!isPaused && !waits)
        return Effect::Shown;
    const bool hadBoth = sight.wasPausedByPerson() && sight.then.pauses != Guard::byPerson;
    return hadBoth && !(isPaused && waits) ? Effect::NotVisible : Effect::Unchanged;
}

Effect effectOnAbort(const Sight& sight)
{
    const WorkloadStatus& status = sight.workload.status;
    if (!sight.isSameTemplate())
        return Effect::NotVisible;
    if (!status.isAborted)
        return isFullyPromoted(sight.workload) ? Effect::NotVisible : Effect::Unchanged;
    const bool isCarriedOut = status.aborted || phaseOf(sight.workload).word == "Degraded";
    return isCarriedOut ? Effect::Shown : Effect::Unclear;
}

Effect effectOnRetry(const Sight& sight)
{
    if (!sight.isSameTemplate())
        return Effect::NotVisible;
    return sight.workload.status.isAborted ? Effect::Unchanged : Effect::Shown;
}

Effect effectOnPromotion(const Sight& sight)
{
    if (!sight.isSameTemplate() || sight.isAbortedSince())
        return Effect::NotVisible;
    if (isFullyPromoted(sight.workload))
        return Effect::Shown;
    const auto before = deployment::parseDecimal(sight.then.step);
    const auto after = deployment::parseDecimal(sight.now.step);
    if (before && after && *after == *before)
        return sight.isPersonsPauseGone() ? Effect::NotVisible : Effect::Unchanged;
    if (before && after) {
        const bool isHalf = sight.wasPausedByPerson() && sight.workload.spec.isPaused;
        return *after > *before && !isHalf ? Effect::Shown : Effect::NotVisible;
    }
    return sight.now.pauses.empty() && !sight.then.pauses.empty() ? Effect::Shown
                                                                  : Effect::Unchanged;
}

Effect effectOnFullPromotion(const Sight& sight)
{
    if (!sight.isSameTemplate() || sight.isAbortedSince())
        return Effect::NotVisible;
    if (isFullyPromoted(sight.workload))
        return Effect::Shown;
    if (sight.workload.status.isFullyPromoting)
        return Effect::Unclear;
    return sight.isPersonsPauseGone() ? Effect::NotVisible : Effect::Unchanged;
}

Effect effectOnRollback(const Sight& sight)
{
    if (sight.isSameTemplate())
        return Effect::Unchanged;
    const std::string wanted = TargetId::parse(sight.command.targetId).podTemplate;
    // Of a Deployment "REVISION:IMAGES": an undo gives it a new revision.
    const std::string& now = sight.now.podTemplate;
    const bool isThere = sight.workload.kind == ObjectKind::Rollout
        ? now == wanted
        : now.substr(std::min(now.find(':') + 1, now.size())) == wanted;
    if (!isThere)
        return Effect::NotVisible;
    return isObserved(sight.workload) ? Effect::Shown : Effect::Unclear;
}

/// The moment of its decision is written down: nobody else's command has it.
Effect effectOnRestart(const Sight& sight)
{
    const WorkloadObject& workload = sight.workload;
    const auto asked = std::chrono::floor<std::chrono::seconds>(sight.command.decidedAt);
    if (workload.kind == ObjectKind::Deployment) {
        if (workload.spec.podTemplate.restartedAt == apiTime(asked))
            return Effect::Shown;
        return sight.isSameTemplate() ? Effect::Unchanged : Effect::NotVisible;
    }
    if (!workload.spec.restartAt || *workload.spec.restartAt < asked)
        return Effect::Unchanged;
    // A later one replaces the same pods, and hides whether this one was there.
    if (*workload.spec.restartAt > asked && !sight.isAnswered)
        return Effect::NotVisible;
    return workload.status.restarted && *workload.status.restarted >= asked ? Effect::Shown
                                                                            : Effect::Unclear;
}

/// Who has put there what the command asks for, as far as that stays there.
Writer writerOf(const Sight& sight)
{
    const FieldWriters& writers = sight.workload.writers;
    switch (sight.command.kind) {
    case CommandKind::Pause:
        return writers.paused;
    case CommandKind::Resume:
        return sight.wasPausedByPerson() ? writers.paused : Writer::Untold;
    case CommandKind::Abort:
    case CommandKind::Retry:
        return writers.abort;
    case CommandKind::RollBack:
        return writers.podTemplate;
    case CommandKind::Promote:
    case CommandKind::PromoteFully:
    case CommandKind::Restart:
        break;
    }
    return Writer::Untold;
}

Effect effectOfKind(const Sight& sight)
{
    switch (sight.command.kind) {
    case CommandKind::Pause:
        return effectOnPause(sight);
    case CommandKind::Resume:
        return effectOnResume(sight);
    case CommandKind::RollBack:
        return effectOnRollback(sight);
    case CommandKind::Abort:
        return effectOnAbort(sight);
    case CommandKind::Retry:
        return effectOnRetry(sight);
    case CommandKind::Promote:
        return effectOnPromotion(sight);
    case CommandKind::PromoteFully:
        return effectOnFullPromotion(sight);
    case CommandKind::Restart:
        return effectOnRestart(sight);
    }
    return Effect::Unclear;
}

} // namespace

Effect effectOf(const operations::Command& command, const WorkloadObject& workload,
    operations::Standing standing)
{
    const Sight sight{command, workload, Guard::parse(command.revision), Guard::of(workload),
        standing == operations::Standing::Acknowledged};
    if (sight.then.uid.empty())
        return Effect::Unclear; // it is not known what it was decided on
    if (sight.then.uid != sight.now.uid)
        return Effect::NotVisible;
    const Effect effect = effectOfKind(sight);
    const bool isForeign = !sight.isAnswered && writerOf(sight) == Writer::Others;
    return effect == Effect::Shown && isForeign ? Effect::NotVisible : effect;
}

bool hasOwnTrace(CommandKind kind)
{
    return kind == CommandKind::Restart;
}

} // namespace kubernetes
