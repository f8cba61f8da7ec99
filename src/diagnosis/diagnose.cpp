// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/diagnose.h"

#include "rules/failed_step.h"
#include "rules/late_step.h"
#include "rules/log_lines.h"
#include "rules/metric_shift.h"

#include <iterator>
#include <optional>
#include <utility>

namespace diagnosis {

namespace {

using deployment::Status;

/// What is found at once, and where among it the lines of the log belong: right behind the step
/// that failed, since they say why; behind the pods and the curves of a run that did not end badly,
/// since these are why it does not come on, and what its users notice; in front of a step that is
/// late, since they may say why.
struct AtOnce {
    std::vector<Finding> findings;
    std::ptrdiff_t placeOfLines = 0;

    [[nodiscard]] std::vector<Finding> with(const std::optional<LogLines>& lines) const
    {
        std::vector<Finding> all = findings;
        if (lines)
            all.insert(all.begin() + placeOfLines, *lines);
        return all;
    }
};

AtOnce foundAtOnce(const deployment::Deployment& deployment, const Reference& reference,
    const std::stop_token& stop)
{
    AtOnce found;
    const auto linesFollow = [&found] { found.placeOfLines = std::ssize(found.findings); };
    if (const auto step = failedStep(deployment))
        found.findings.emplace_back(*step);
    linesFollow();
    if (auto pods = deployment::failingPods(deployment))
        found.findings.emplace_back(*std::move(pods));
    if (auto pods = deployment::unreadyPods(deployment, reference.now))
        found.findings.emplace_back(*std::move(pods));
    for (MetricShift& shift : metricShifts(deployment, reference, stop))
        found.findings.emplace_back(std::move(shift));
    if (deployment.status.known != Status::Failed && deployment.status.known != Status::RolledBack)
        linesFollow();
    if (const auto step = lateStep(deployment, reference))
        found.findings.emplace_back(*step);
    return found;
}

} // namespace

std::vector<Finding> diagnose(const deployment::Deployment& deployment, const Reference& reference,
    const std::stop_token& stop, const OnProgress& onProgress)
{
    const AtOnce atOnce = foundAtOnce(deployment, reference, stop);
    const auto report = [&](std::span<const Finding> soFar, double judged) {
        if (onProgress && !stop.stop_requested())
            onProgress(soFar, judged);
    };
    report(atOnce.findings, 0);
    LogLinesRule logLines(deployment, reference.goodRuns);
    logLines.setTroubled(!atOnce.findings.empty());
    const auto lines = logLines.judge(
        stop, [&](const auto& soFar, double judged) { report(atOnce.with(soFar), judged); });
    std::vector<Finding> findings = atOnce.with(lines);
    report(findings, 1);
    return findings;
}

} // namespace diagnosis
