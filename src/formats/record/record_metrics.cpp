// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_parts.h"

#include "read_fields.h"

#include "deploy/deployment/ascii.h"
#include "deploy/deployment/log/plausible_time.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace formats {

using deployment::knownMetrics;
using deployment::MetricNotes;
using deployment::MetricPoint;
using deployment::Metrics;
using deployment::MetricSeries;
using deployment::MetricSpec;
using deployment::Timestamp;
using deployment::Verdict;
using deployment::Worse;

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

/// Reads a number and warns of one that the metric can't have.
using Measure = std::optional<double> (ValueReader::*)(ondemand::value&, const Pointer&);

/// null, and what some writers put for a number that is none, are gaps. Other things that are not
/// finite numbers are reported, and gaps as well: something was measured at that time, with an
/// unknown value.
double readMetricValue(
    const PartContext& context, ondemand::value& value, const Pointer& at, Measure measure)
{
    const auto token = ValueReader::tokenOf(value);
    if (token == "NaN")
        return gap;
    if (token == "Infinity" || token == "-Infinity") {
        context.problems.warn(context.values.offsetOf(value), at,
            {DEPLOY_MESSAGE("Message", "Not a finite number; shown as a gap."), {}});
        return gap;
    }
    return (context.values.*measure)(value, at).value_or(gap);
}

/// Gives the place of a time that cannot be: its point is left out, which is for others to tell.
std::optional<std::size_t> readPoint(const PartContext& context, ondemand::value& value,
    const Pointer& at, Measure measure, MetricSeries& series)
{
    static constexpr std::array<std::string_view, 2> names{"time", "value"};
    const auto offset = context.values.offsetOf(value);
    std::size_t timeOffset = 0;
    std::optional<Timestamp> time;
    bool hasTime = false;
    double measured = gap;
    const bool isObject = readKnownFields(context, value, at, names,
        [&](std::size_t field, ondemand::value& part, const Pointer& here) {
            if (field == 0) {
                hasTime = true;
                timeOffset = context.values.offsetOf(part);
                time = context.values.time(part, here);
            } else {
                measured = readMetricValue(context, part, here, measure);
            }
        });
    if (!isObject)
        return std::nullopt;
    if (!hasTime)
        context.problems.warn(
            offset, at / "time", {DEPLOY_MESSAGE("Message", "The field is missing."), {}});
    if (time && !deployment::isPlausible(*time))
        return timeOffset;
    if (time)
        series.push_back({*time, measured});
    return std::nullopt;
}

template <typename Timed>
void sortByTime(
    const PartContext& context, std::size_t offset, const Pointer& at, std::vector<Timed>& all)
{
    if (std::ranges::is_sorted(all, {}, &Timed::time))
        return;
    std::ranges::stable_sort(all, {}, &Timed::time);
    context.problems.warn(offset, at,
        {DEPLOY_MESSAGE("Message", "The points are not in time order; they are shown sorted."),
            {}});
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
    for (ondemand::value element : *array) {
        const auto here = at / index++;
        if (const auto place = readPoint(context, element, here, measure, series))
            context.values.warnOfImplausible(*place, here / "time");
    }
    sortByTime(context, offset, at, series);
    return series;
}

/// By what its numbers can't leave.
Measure measureOf(const MetricSpec& metric)
{
    const bool isShare = metric.lowest == 0 && metric.highest == 100;
    return isShare ? &ValueReader::percent : &ValueReader::notNegative;
}

/// A list that the schema does not know, as a series if it has the form of one; else empty. Nothing
/// about it is a problem, beyond what is one in any unknown field, and a point of it that cannot
/// be.
MetricSeries readFurtherSeries(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    if (kindOfToken(ValueReader::tokenOf(value)) != JsonKind::Array) {
        context.values.skip(value, at);
        return {};
    }
    RecordProblems unheard;
    ValueReader values = context.values.reportingTo(unheard);
    ondemand::array elements = value.get_array();
    MetricSeries series;
    std::vector<std::pair<std::size_t, std::size_t>> implausible; // element, place of its time
    std::size_t index = 0;
    for (ondemand::value element : elements) {
        if (const auto place =
                readPoint({values, unheard}, element, at / index, &ValueReader::number, series))
            implausible.emplace_back(index, *place);
        ++index;
    }
    elements.reset();
    context.values.skip(elements, at);
    const bool isOne = unheard.empty() && std::ranges::is_sorted(series, {}, &MetricPoint::time);
    if (!isOne || series.empty())
        return {};
    for (const auto& [element, place] : implausible)
        context.values.warnOfImplausible(place, at / element / "time");
    return series;
}

constexpr std::array<std::string_view, 2> worseWords{"LOWER", "HIGHER"};

std::optional<std::string_view> worseSpelling(std::string_view word)
{
    for (const std::string_view known : worseWords)
        if (word != known && deployment::equalsIgnoringAsciiCase(word, known))
            return known;
    return std::nullopt;
}

Worse worseOf(std::string_view word)
{
    if (word == worseWords[0])
        return Worse::Lower;
    return word == worseWords[1] ? Worse::Higher : Worse::Unknown;
}

void readVerdict(const PartContext& context, ondemand::value& value, const Pointer& at,
    std::vector<Verdict>& verdicts)
{
    static constexpr std::array<std::string_view, 2> names{"time", "word"};
    const auto offset = context.values.offsetOf(value);
    std::optional<Timestamp> time;
    bool hasTime = false;
    std::string word;
    const bool isObject = readKnownFields(context, value, at, names,
        [&](std::size_t field, ondemand::value& part, const Pointer& here) {
            if (field == 0) {
                hasTime = true;
                time = context.values.moment(part, here);
            } else {
                word = context.values.text(part, here).value_or("");
            }
        });
    if (!isObject)
        return;
    if (!hasTime)
        context.problems.warn(
            offset, at / "time", {DEPLOY_MESSAGE("Message", "The field is missing."), {}});
    if (time)
        verdicts.push_back({*time, std::move(word)});
}

std::vector<Verdict> readVerdicts(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    std::vector<Verdict> verdicts;
    const auto offset = context.values.offsetOf(value);
    auto array = context.values.array(value, at);
    if (!array)
        return verdicts;
    std::size_t index = 0;
    for (ondemand::value element : *array)
        readVerdict(context, element, at / index++, verdicts);
    sortByTime(context, offset, at, verdicts);
    return verdicts;
}

MetricNotes readNotes(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr std::array<std::string_view, 7> names{
        "title", "unit", "limit", "worse", "condition", "verdicts", "warnings"};
    MetricNotes notes;
    const auto readOne = [&](std::size_t field, ondemand::value& part, const Pointer& here) {
        switch (field) {
        case 0:
            notes.title = context.values.text(part, here).value_or("");
            break;
        case 1:
            notes.unit = context.values.text(part, here).value_or("");
            break;
        case 2:
            notes.limit = context.values.number(part, here);
            break;
        case 3:
            notes.worse = worseOf(context.values.word(part, here, worseSpelling).value_or(""));
            break;
        case 4:
            notes.condition = context.values.text(part, here).value_or("");
            break;
        case 5:
            notes.verdicts = readVerdicts(context, part, here);
            break;
        default:
            notes.warnings = readTexts(context, part, here);
        }
    };
    readKnownFields(context, value, at, names, readOne);
    return notes;
}

} // namespace

NotesOfMetrics readMetricNotes(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    NotesOfMetrics all;
    readFields(context, value, at, std::array<std::string_view, 0>{},
        [&](std::string_view name, std::size_t, ondemand::value& part, const Pointer& here) {
            const auto offset = context.values.offsetOf(part);
            auto notes = readNotes(context, part, here);
            std::string id(name);
            const auto earlier = std::ranges::find(all, id, &NotesOfMetrics::value_type::first);
            if (earlier != all.end()) {
                all.erase(earlier);
                context.problems.warn(offset, here,
                    {DEPLOY_MESSAGE("Message", "Duplicate field; the last one is used."), {}});
            }
            if (!notes.empty())
                all.emplace_back(std::move(id), std::move(notes));
        });
    return all;
}

Metrics readMetrics(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr auto names = [] {
        std::array<std::string_view, knownMetrics.size()> ids{};
        std::ranges::transform(knownMetrics, ids.begin(), &MetricSpec::id);
        return ids;
    }();
    Metrics metrics;
    readFields(context, value, at, names,
        [&](std::string_view name, std::size_t field, ondemand::value& part, const Pointer& here) {
            if (field < names.size())
                metrics.series[field].points =
                    readSeries(context, part, here, measureOf(knownMetrics[field]));
            else if (auto points = readFurtherSeries(context, part, here); !points.empty())
                metrics[name] = std::move(points);
        });
    return metrics;
}

} // namespace formats
