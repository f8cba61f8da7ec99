// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/rollouts/step_analysis.h"

#include "kubernetes/rollouts/canary_counts.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace mock_kubernetes {

namespace {

constexpr std::size_t keptMeasurements = 10;

Json usualMetric(const std::string& name)
{
    return {{"name", name}, {"interval", "10s"}, {"count", 5}, {"failureLimit", 0},
        {"successCondition", "result[0] >= 0.95"},
        {"provider",
            {{"prometheus",
                {{"address", "http://prometheus.monitoring:9090"},
                    {"query", "sum(rate(requests_ok[1m])) / sum(rate(requests[1m]))"}}}}}};
}

Json metricsFor(const RolloutPass& pass, const Json& analysis)
{
    Json metrics = Json::array();
    for (const Json& each : analysis.value("templates", Json::array())) {
        const std::string name = textAt(each, {"templateName"});
        const Resource* const kind = findResource("argoproj.io", "v1alpha1", "analysistemplates");
        const Object known = pass.stage.find(*kind, nameSpaceOf(pass.rollout), name);
        const Json* const own = known ? valueAt(*known, {"spec", "metrics"}) : nullptr;
        for (const Json& metric : own ? *own : Json::array({usualMetric(name)}))
            metrics.push_back(metric);
    }
    return metrics;
}

std::string endOf(const RolloutPass& pass)
{
    const std::string wanted = annotationOf(pass.rollout, "stand-in/analysis");
    if (!wanted.empty())
        return wanted;
    const std::string image = textAt(pass.pattern.at("spec").at("containers").front(), {"image"});
    return image.find("-regression") != std::string::npos ? "Failed"
        : image.find("-unclear") != std::string::npos     ? "Inconclusive"
                                                          : "Successful";
}

/// The number that the condition compares with, and whether values must be above it.
std::pair<double, bool> limitOf(const Json& metric)
{
    const std::string text = textAt(metric, {"successCondition"});
    const std::size_t sign = text.find_first_of("<>");
    if (sign == std::string::npos)
        return {0.95, true};
    const std::size_t digits = text.find_first_of("0123456789.", sign);
    return {digits == std::string::npos ? 0.95 : std::strtod(text.c_str() + digits, nullptr),
        text[sign] == '>'};
}

std::string measuredValue(
    const Json& metric, const std::string& run, std::size_t number, bool isGood)
{
    const auto [limit, isAbove] = limitOf(metric);
    const double chance = static_cast<double>(hashOf(run + std::to_string(number)) % 1000) / 1000;
    const double off = isGood ? 0.01 + 0.03 * chance : -0.2 - 0.3 * chance;
    double value = limit * (isAbove ? 1 + off : 1 - off);
    if (isAbove && limit <= 1)
        value = std::min(value, 1.0);
    char text[32];
    std::snprintf(text, sizeof(text), "[%.4g]", value);
    return text;
}

/// How the measurement of that number turns out.
std::string verdictOf(const std::string& end, std::int64_t number, std::int64_t count)
{
    // What fails does so when half of it was good.
    const bool isGood = end == "Successful" || number <= count / 2;
    return isGood ? "Successful" : end;
}

void measure(const RolloutPass& pass, const Json& metric, const std::string& run, Json& result)
{
    const std::int64_t count = numberAt(metric, {"count"}, 5);
    const std::int64_t number = numberAt(result, {"count"}) + 1;
    const std::string verdict = verdictOf(endOf(pass), number, count);
    Json measurement{
        {"phase", verdict}, {"startedAt", pass.stage.time()}, {"finishedAt", pass.stage.time()}};
    if (verdict == "Error")
        measurement["message"] = "Post \"http://prometheus.monitoring:9090\": connection refused";
    else
        measurement["value"] =
            measuredValue(metric, run, static_cast<std::size_t>(number), verdict == "Successful");
    Json& all = result["measurements"];
    all.push_back(measurement);
    if (all.size() > keptMeasurements)
        all.erase(all.begin());
    result["count"] = number;
    const char* const counter = verdict == "Successful" ? "successful"
        : verdict == "Failed"                           ? "failed"
        : verdict == "Error"                            ? "error"
                                                        : "inconclusive";
    result[counter] = numberAt(result, {counter}) + 1;
    if (verdict == "Failed" && numberAt(result, {"failed"}) > numberAt(metric, {"failureLimit"}))
        result["phase"] = "Failed";
    else if (verdict == "Error" || verdict == "Inconclusive")
        result["phase"] = verdict;
    else if (number >= count)
        result["phase"] = "Successful";
}

std::string summary(const Json& metric, const Json& result)
{
    const std::string phase = textAt(result, {"phase"});
    const std::string head =
        "Metric \"" + textAt(metric, {"name"}) + "\" assessed " + phase + " due to ";
    if (phase == "Failed")
        return head + "failed (" + std::to_string(numberAt(result, {"failed"}))
            + ") > failureLimit (" + std::to_string(numberAt(metric, {"failureLimit"})) + ")";
    if (phase == "Error")
        return head + "consecutiveErrors (5) > consecutiveErrorLimit (4)";
    return head + "inconclusive (1) > inconclusiveLimit (0)";
}

/// Measures what is due; nullopt: nothing more will be.
std::optional<deployment::Timestamp> playMetric(
    RolloutPass& pass, const Json& metric, const std::string& run, Json& status, Json& result)
{
    const auto interval =
        durationOf(metric.value("interval", Json("10s"))).value_or(std::chrono::seconds(10));
    const auto begin = timeOf(textAt(status, {"startedAt"}));
    while (textAt(result, {"phase"}) == "Running") {
        const auto due = begin + interval * numberAt(result, {"count"});
        if (due > pass.stage.now())
            return due;
        measure(pass, metric, run, result);
    }
    return {};
}

void conclude(RolloutPass& pass, const Json& metrics, Json& status)
{
    constexpr std::array order{"Failed", "Error", "Inconclusive", "Successful"};
    std::string worst = "Successful";
    for (std::size_t row = 0; row < metrics.size(); ++row) {
        const Json& result = status["metricResults"][row];
        const std::string phase = textAt(result, {"phase"});
        if (std::ranges::find(order, phase) >= std::ranges::find(order, worst))
            continue;
        worst = phase;
        status["message"] = summary(metrics[row], result);
    }
    status["phase"] = worst;
    status["completedAt"] = pass.stage.time();
}

void tellRun(const RolloutPass& pass, const std::string& name, const std::string& now,
    const std::string& before)
{
    const bool isGood = now == "Running" || now == "Successful";
    pass.tell(isGood ? "Normal" : "Warning", "AnalysisRun" + now,
        "Step Analysis Run '" + name + "' Status New: '" + now + "' Previous: '" + before + "'");
}

/// One that has failed belongs to an attempt before: who tries again has a new one.
std::string nameOfRun(const RolloutPass& pass)
{
    const std::string first = nameOf(pass.rollout) + "-" + pass.currentHash() + "-"
        + std::to_string(pass.revision()) + "-" + std::to_string(*pass.stepIndex());
    std::string name = first;
    for (int attempt = 1;; ++attempt) {
        const Object known = pass.stage.find(analysisRuns(), nameSpaceOf(pass.rollout), name);
        const std::string phase = known ? textAt(*known, {"status", "phase"}) : std::string();
        if (phase != "Failed" && phase != "Error")
            return name;
        name = first + "." + std::to_string(attempt);
    }
}

Object runOf(RolloutPass& pass, const std::string& name, const Json& analysis)
{
    if (const Object known = pass.stage.find(analysisRuns(), nameSpaceOf(pass.rollout), name))
        return known;
    const Json metrics = metricsFor(pass, analysis);
    Json results = Json::array();
    for (const Json& metric : metrics)
        results.push_back({{"name", textAt(metric, {"name"})}, {"phase", "Running"}, {"count", 0},
            {"measurements", Json::array()}});
    const Json run{{"metadata",
                       {{"name", name}, {"namespace", nameSpaceOf(pass.rollout)},
                           {"labels",
                               {{"rollout-type", "Step"}, {rolloutHash, pass.currentHash()},
                                   {"step-index", std::to_string(*pass.stepIndex())}}},
                           {"annotations", {{rolloutRevision, std::to_string(pass.revision())}}},
                           {"ownerReferences", {ownerReference(pass.rollout)}}}},
        {"spec", {{"metrics", metrics}}},
        {"status",
            {{"phase", "Running"}, {"startedAt", pass.stage.time()}, {"metricResults", results},
                {"dryRunSummary", Json::object()}}}};
    tellRun(pass, name, "Running", "NoPreviousStatus");
    return pass.stage.create(analysisRuns(), run);
}

} // namespace

std::string playStepAnalysis(RolloutPass& pass)
{
    const Json* const step = pass.currentStep();
    if (!step || !step->contains("analysis"))
        return {};
    const std::string name = nameOfRun(pass);
    const Object run = runOf(pass, name, step->at("analysis"));
    Json changed = *run;
    Json& status = changed["status"];
    const Json metrics = run->at("spec").value("metrics", Json::array());
    if (textAt(status, {"phase"}) == "Running") {
        bool isRunning = false;
        for (std::size_t row = 0; row < metrics.size(); ++row)
            if (const auto due =
                    playMetric(pass, metrics[row], name, status, status["metricResults"][row])) {
                isRunning = true;
                pass.wakeAt(*due);
            }
        if (!isRunning) {
            conclude(pass, metrics, status);
            tellRun(pass, name, textAt(status, {"phase"}), "Running");
        }
        pass.stage.update(analysisRuns(), *run, changed);
    }
    const std::string phase = textAt(status, {"phase"});
    const std::string message = textAt(status, {"message"});
    pass.analysis = {{"name", name}, {"status", phase}};
    if (!message.empty())
        pass.analysis["message"] = message;
    if (phase == "Failed" || phase == "Error") {
        pass.aborts = true;
        pass.whyAborted = "Step-based analysis phase error/failed: " + message;
    } else if (phase == "Inconclusive") {
        pass.pausesAdded.emplace_back(inconclusivePause);
    }
    return phase;
}

} // namespace mock_kubernetes
