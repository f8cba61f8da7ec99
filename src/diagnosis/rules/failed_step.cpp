// SPDX-License-Identifier: GPL-3.0-or-later
#include "failed_step.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/steps/bringing_back.h"
#include "deploy/deployment/steps/failed_step.h"

#include <algorithm>

namespace diagnosis {

namespace {

using deployment::Deployment;
using deployment::Step;
using deployment::StepStatus;
using deployment::Timestamp;

/// Of one that was cut off, when its deployment ended.
std::optional<Timestamp> endOf(const Deployment& deployment, const Step& step)
{
    return step.status.known == StepStatus::Running && !step.end ? deployment.end : step.end;
}

std::vector<std::size_t> ranAfter(const Deployment& deployment, const FailedStep& failed)
{
    std::vector<std::size_t> after;
    const auto& steps = deployment.progress.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        // The way back is what a failure leads to.
        if (i == failed.step || !deployment::hasBegun(steps[i])
            || deployment::bringsBack(steps[i].name))
            continue;
        const bool isKnown = failed.at && steps[i].start;
        const bool isLater = isKnown && *steps[i].start > *failed.at;
        const bool isAtOnce = isKnown && *steps[i].start == *failed.at && i > failed.step;
        if (isLater || isAtOnce || (!isKnown && i > failed.step))
            after.push_back(i);
    }
    return after;
}

} // namespace

std::optional<FailedStep> failedStep(const Deployment& deployment)
{
    const auto step = deployment::stepThatFailed(deployment);
    if (!step)
        return std::nullopt;
    const Step& marked = deployment.progress.steps[*step];
    FailedStep failed{*step, endOf(deployment, marked), {}};
    failed.isByStart = !failed.at && marked.start;
    if (failed.isByStart)
        failed.at = marked.start;
    failed.ranAfterwards = ranAfter(deployment, failed);
    return failed;
}

} // namespace diagnosis
