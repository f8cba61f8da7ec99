// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_parts.h"

#include "field_set.h"

#include <algorithm>
#include <array>
#include <limits>

namespace formats {

using deployment::MetricPoint;
using deployment::Metrics;
using deployment::MetricSeries;
using deployment::Timestamp;

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

/// Reads a number and warns of one that the metric can't have.
using Measure = std::optional<double> (ValueReader::*)(ondemand::value&, const Pointer&);

/// null, and what some writers put for a number that is none, are gaps. Other things that are not
/// numbers are reported, and gaps as well: something was measured at that time, nobody knows what.
double readMetricValue(
    const PartContext& context, ondemand::value& value, const Pointer& at, Measure measure)
{
    const auto token = ValueReader::tokenOf(value);
    if (token == "NaN" || token == "Infinity" || token == "-Infinity")
        return gap;
    return (context.values.*measure)(value, at).value_or(gap);
}

void readPoint(const PartContext& context, ondemand::value& value, const Pointer& at,
    Measure measure, MetricSeries& series)
{
    static constexpr std::array<std::string_view, 2> names{"time", "value"};
    const auto offset = context.values.offsetOf(value);
    auto object = context.values.object(value, at);
    if (!object)
        return;
    FieldSet fields(names);
    std::optional<Timestamp> time;
    bool hasTime = false;
    double measured = gap;
    for (ondemand::field entry : *object) {
        const auto name = ValueReader::nameOf(entry);
        auto& part = entry.value();
        switch (fields.enter(name, context.values.offsetOf(part), at, context.problems)) {
        case 0:
            hasTime = true;
            time = context.values.time(part, at / name);
            break;
        case 1:
            measured = readMetricValue(context, part, at / name, measure);
            break;
        default:
            context.values.skip(part, at / name);
        }
    }
    if (!hasTime)
        context.problems.warn(
            offset, at / "time", {DEPLOY_MESSAGE("Message", "The field is missing."), {}});
    if (time)
        series.push_back({*time, measured});
}

MetricSeries readSeries(
    const PartContext& context, ondemand::value& value, const Pointer& at, Measure measure)
{
    MetricSeries series;
    const auto offset = context.values.offsetOf(value);
    auto array = context.values.array(value, at);
    if (!array)
        return series;
    std::size_t index = 0;
    for (ondemand::value element : *array)
        readPoint(context, element, at / index++, measure, series);
    const auto earlier = [](const MetricPoint& a, const MetricPoint& b) { return a.time < b.time; };
    if (!std::is_sorted(series.begin(), series.end(), earlier)) {
        std::stable_sort(series.begin(), series.end(), earlier);
        context.problems.warn(offset, at,
            {DEPLOY_MESSAGE(
                 "Message", "The points are not in the order of time; they are shown sorted."),
                {}});
    }
    return series;
}

} // namespace

Metrics readMetrics(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr std::array<std::string_view, 2> names{"successRate", "responseTime"};
    Metrics metrics;
    auto object = context.values.object(value, at);
    if (!object)
        return metrics;
    FieldSet fields(names);
    for (ondemand::field entry : *object) {
        const auto name = ValueReader::nameOf(entry);
        auto& part = entry.value();
        const auto here = at / name;
        switch (fields.enter(name, context.values.offsetOf(part), at, context.problems)) {
        case 0:
            metrics.successRate = readSeries(context, part, here, &ValueReader::percent);
            break;
        case 1:
            metrics.responseTime = readSeries(context, part, here, &ValueReader::notNegative);
            break;
        default:
            context.values.skip(part, here);
        }
    }
    return metrics;
}

} // namespace formats
