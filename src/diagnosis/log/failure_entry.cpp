// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/log/failure_entry.h"

#include "deploy/deployment/steps/end_by_choice.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/deployment/workload/failure_words.h"

#include "log/line_ranking.h"
#include "log/stack_trace.h"

namespace diagnosis {

std::optional<std::size_t> failureEntryOf(const deployment::Deployment& deployment)
{
    const deployment::Status status = deployment.status.known;
    const bool hasFailed =
        status == deployment::Status::Failed || status == deployment::Status::RolledBack;
    const deployment::Log& log = deployment.log;
    if (!hasFailed || log.empty())
        return std::nullopt;
    const FailureScene scene = sceneOf(deployment, entriesOfFailure);
    const LineKinds kinds(log, scene.lookedAt, scene.entries, {}, {});
    std::vector<RankedLine> lines = rankedLines(deployment, scene, kinds, nullptr);
    const bool isByChoice = deployment::endByChoice(deployment) != deployment::EndByChoice::None;
    keepTelling(lines, isByChoice ? Occasion::RollbackByHand : Occasion::Failure);
    if (!lines.empty())
        return stackAround(log, lines.front().entry).names;
    const bool saysWhy = deployment::failureWordsOf(deployment.progress.currentStep).has_value();
    // An event that tells of no trouble is no reason, be it the last one.
    if (saysWhy || deployment.workload || !deployment::stepThatFailed(deployment))
        return std::nullopt;
    const bool isAllLater =
        log.time(scene.lookedAt.first) > scene.to && scene.entries == scene.lookedAt;
    return isAllLater ? scene.lookedAt.first : scene.entries.end - 1;
}

} // namespace diagnosis
