// SPDX-License-Identifier: GPL-3.0-or-later
#include "read_parts.h"

#include <algorithm>

namespace kubernetes {

namespace {

std::vector<Measurement> readMeasurements(const JsonAccess& measurements)
{
    std::vector<Measurement> all;
    measurements.forEach([&](const JsonAccess& each) {
        all.push_back({each["phase"].text(), each["message"].text(), each["value"].text(),
            each["metadata"]["job-name"].text(), each["startedAt"].time(),
            each["finishedAt"].time()});
    });
    return all;
}

/// A result without a metric in the spec is told all the same.
AnalysisMetric& metricOf(AnalysisRun& run, const JsonAccess& result)
{
    const auto known = std::ranges::find(run.metrics, result["name"].view(), &AnalysisMetric::name);
    if (known != run.metrics.end())
        return *known;
    run.metrics.emplace_back().name = result["name"].text();
    return run.metrics.back();
}

void readResult(const JsonAccess& result, AnalysisMetric& metric)
{
    metric.phase = result["phase"].text();
    metric.message = result["message"].text();
    metric.successful = result["successful"].count();
    metric.failed = result["failed"].count();
    metric.inconclusive = result["inconclusive"].count();
    metric.errors = result["error"].count();
    metric.measurements = readMeasurements(result["measurements"]);
}

} // namespace

AnalysisRun readAnalysisRun(const JsonAccess& json)
{
    AnalysisRun run;
    run.meta = readMeta(json["metadata"]);
    run.phase = json["status"]["phase"].text();
    run.message = json["status"]["message"].text();
    json["spec"]["metrics"].forEach([&](const JsonAccess& metric) {
        AnalysisMetric& known = run.metrics.emplace_back();
        known.name = metric["name"].text();
        known.successCondition = metric["successCondition"].text();
        known.failureCondition = metric["failureCondition"].text();
    });
    json["status"]["metricResults"].forEach(
        [&](const JsonAccess& result) { readResult(result, metricOf(run, result)); });
    return run;
}

} // namespace kubernetes
