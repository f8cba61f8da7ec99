// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/diagnose.h"

#include "rules/failed_step.h"
#include "rules/late_step.h"

#include <utility>

namespace diagnosis {

std::vector<Finding> diagnose(const deployment::Deployment& deployment, const Reference& reference,
    const std::stop_token& stop, const OnProgress& onProgress)
{
    std::vector<Finding> findings;
    const auto take = [&](auto found) {
        if (found)
            findings.emplace_back(std::move(*found));
    };
    take(failedStep(deployment));
    take(lateStep(deployment, reference));
    if (onProgress && !stop.stop_requested())
        onProgress(findings, 1);
    return findings;
}

} // namespace diagnosis
