// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/diagnose.h"

#include "rules/failed_step.h"
#include "rules/late_step.h"
#include "rules/log_lines.h"

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
    const std::size_t inFrontOfLate = findings.size();
    take(lateStep(deployment, reference));
    LogLinesRule logLines(deployment, reference.goodRuns);
    logLines.setTroubled(!findings.empty());
    // The lines stand in front of what is late: they may say why.
    const auto withLines = [&](const std::optional<LogLines>& lines) {
        std::vector<Finding> all = findings;
        if (lines)
            all.insert(all.begin() + static_cast<std::ptrdiff_t>(inFrontOfLate), *lines);
        return all;
    };
    findings = withLines(logLines.judge(stop, [&](const auto& soFar, double judged) {
        if (onProgress && !stop.stop_requested())
            onProgress(withLines(soFar), judged);
    }));
    if (onProgress && !stop.stop_requested())
        onProgress(findings, 1);
    return findings;
}

} // namespace diagnosis
