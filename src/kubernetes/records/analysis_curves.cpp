// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis_curves.h"

#include "condition_limit.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

namespace kubernetes {

namespace {

using deployment::NamedSeries;
using deployment::Timestamp;

/// What names of metrics say of their unit; the first that is part of one counts.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> unitsByName{{
    {"percent", "%"},
    {"-ms", " ms"},
    {"milliseconds", " ms"},
    {"millis", " ms"},
    {"seconds", " s"},
    {"bytes", " B"},
}};

std::string_view unitOf(std::string_view name)
{
    for (const auto& [word, unit] : unitsByName) {
        if (name.find(word) != std::string_view::npos)
            return unit;
    }
    return {};
}

/// "Success rate" of "success-rate"
std::string titleOf(std::string_view name)
{
    std::string title(name);
    std::ranges::replace_if(
        title, [](char c) { return c == '-' || c == '_'; }, ' ');
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

std::string conditionOf(const AnalysisMetric& metric)
{
    if (metric.successCondition.empty() || metric.failureCondition.empty())
        return metric.successCondition.empty() && !metric.failureCondition.empty()
            ? "failure: " + metric.failureCondition
            : metric.successCondition;
    return metric.successCondition + "; failure: " + metric.failureCondition;
}

std::optional<ConditionLimit> limitOfMetric(const AnalysisMetric& metric)
{
    const auto good = limitOf(metric.successCondition, true);
    return good ? good : limitOf(metric.failureCondition, false);
}

NamedSeries& seriesOf(
    std::vector<NamedSeries>& all, const AnalysisRun& run, const AnalysisMetric& metric)
{
    const std::string condition = conditionOf(metric);
    const auto same = std::ranges::find_if(all, [&](const NamedSeries& each) {
        return each.notes.condition == condition
            && (each.id == metric.name || each.id.starts_with(metric.name + " ("));
    });
    if (same != all.end())
        return *same;
    const bool isTaken = std::ranges::find(all, metric.name, &NamedSeries::id) != all.end();
    NamedSeries& series = all.emplace_back();
    series.id = isTaken ? metric.name + " (" + run.meta.name + ')' : metric.name;
    series.notes.title =
        isTaken ? titleOf(metric.name) + " (" + run.meta.name + ')' : titleOf(metric.name);
    series.notes.unit = unitOf(metric.name);
    series.notes.condition = condition;
    if (const auto limit = limitOfMetric(metric)) {
        series.notes.limit = limit->limit;
        series.notes.worse = limit->worse;
    }
    return series;
}

void addMeasurements(NamedSeries& series, const AnalysisMetric& metric)
{
    for (const Measurement& each : metric.measurements) {
        const auto time = each.finished ? each.finished : each.started;
        if (!time)
            continue;
        series.points.push_back({*time, measuredValue(each.value)});
        if (!each.phase.empty() && each.phase != "Running" && each.phase != "Pending")
            series.notes.verdicts.push_back({*time, each.phase});
    }
}

} // namespace

double measuredValue(std::string_view text)
{
    constexpr double gap = std::numeric_limits<double>::quiet_NaN();
    constexpr std::string_view blanks = " \t\n[";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return gap;
    text = text.substr(begin);
    const std::string_view first = text.substr(0, text.find_first_of(" ,]\t\n"));
    double value = 0;
    const auto read = std::from_chars(first.data(), first.data() + first.size(), value);
    const bool isNumber = read.ec == std::errc() && read.ptr == first.data() + first.size();
    return isNumber && value - value == 0 ? value : gap;
}

std::vector<NamedSeries> curvesOf(const std::vector<const AnalysisRun*>& runs)
{
    std::vector<NamedSeries> all;
    for (const AnalysisRun* const run : runs) {
        for (const AnalysisMetric& metric : run->metrics) {
            if (!metric.measurements.empty())
                addMeasurements(seriesOf(all, *run, metric), metric);
        }
    }
    for (NamedSeries& series : all) {
        std::ranges::stable_sort(series.points, {}, &deployment::MetricPoint::time);
        std::ranges::stable_sort(series.notes.verdicts, {}, &deployment::Verdict::time);
    }
    return all;
}

} // namespace kubernetes
