// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/summary.h"

#include "deploy/history/columns.h"

namespace history {

Summary summaryOf(const deployment::Deployment& deployment)
{
    Summary summary;
    for (const ColumnSpec& spec : columnSpecs) {
        if (spec.text.read != nullptr)
            summary.*spec.text.inSummary = spec.text.read(deployment);
    }
    summary.start = deployment.start;
    summary.end = deployment.end;
    summary.percentage = deployment.progress.percentage;
    summary.paused = deployment.paused;
    return summary;
}

void assignSummary(deployment::Deployment& deployment, const Summary& summary)
{
    for (const ColumnSpec& spec : columnSpecs) {
        if (spec.text.write != nullptr)
            spec.text.write(deployment, summary.*spec.text.inSummary);
    }
    deployment.start = summary.start;
    deployment.end = summary.end;
    deployment.progress.percentage = summary.percentage;
    deployment.paused = summary.paused;
}

} // namespace history
