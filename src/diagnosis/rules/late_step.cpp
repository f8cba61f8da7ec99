// SPDX-License-Identifier: GPL-3.0-or-later
#include "late_step.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/diagnosis/runs/pauses.h"

namespace diagnosis {

using deployment::Deployment;
using deployment::Milliseconds;

std::optional<LateStep> lateStep(const Deployment& deployment, const Reference& reference)
{
    std::optional<LateStep> latest;
    for (std::size_t i = 0; i < deployment.progress.steps.size(); ++i) {
        const deployment::Step& step = deployment.progress.steps[i];
        if (stateOf(deployment, step) != deployment::StepState::Running)
            continue;
        const auto elapsed = durationOf(deployment, step, reference.now);
        const auto usual = reference.usual.ofStep(deployment, i);
        if (!elapsed || !usual || *elapsed <= usual->p95)
            continue;
        const Milliseconds active =
            *elapsed - Pauses(deployment).within(*step.start, reference.now);
        if (active <= usual->p95)
            continue;
        if (!latest || active - usual->p95 > latest->elapsed - latest->usual.p95)
            latest = LateStep{i, active, *usual};
    }
    return latest;
}

} // namespace diagnosis
