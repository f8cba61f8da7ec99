// SPDX-License-Identifier: GPL-3.0-or-later
#include "query_answer.h"

#include "http/messages/http_errors.h"
#include "query_errors.h"

#include "deploy/formats/json/json_member.h"
#include "deploy/formats/json/json_value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::MetricPoint;
using deployment::Milliseconds;
using deployment::Timestamp;
using formats::JsonValue;

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
/// Seconds: the year 9999, and as far before 1970.
constexpr double farthestTime = 253'402'300'799.0;

Error noAnswerAt(const std::string& place)
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The answer is not that of a Prometheus server (at “%1”). Check the address."),
            {place}},
        place};
}

tl::unexpected<Error> unexpectedAt(const JsonValue& value)
{
    return tl::unexpected(noAnswerAt(value.pointer()));
}

/// Go's own form of a number: "1e-05", "NaN", "+Inf".
std::optional<double> numberOf(std::string_view text)
{
    if (text == "NaN")
        return notANumber;
    if (text == "+Inf" || text == "Inf")
        return std::numeric_limits<double>::infinity();
    if (text == "-Inf")
        return -std::numeric_limits<double>::infinity();
    if (text.starts_with('+'))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

Expected<Timestamp> sampleTime(const JsonValue& value)
{
    const auto seconds = value.number(-farthestTime, farthestTime);
    if (!seconds)
        return unexpectedAt(value);
    return Timestamp(Milliseconds(std::llround(*seconds * 1000)));
}

Expected<MetricPoint> pointOf(const JsonValue& value)
{
    const auto pair = value.elements();
    if (pair.size() != 2)
        return unexpectedAt(value);
    const auto time = sampleTime(pair[0]);
    if (!time)
        return tl::unexpected(time.error());
    const auto text = pair[1].text();
    const auto number = text ? numberOf(*text) : std::nullopt;
    if (!number)
        return unexpectedAt(pair[1]);
    return MetricPoint{*time, *number};
}

/// Puts points together, with gaps where there are some.
class PointList {
public:
    PointList(AnsweredSeries& to, Milliseconds step)
        : m_to(to)
        , m_step(step)
    {
    }

    void add(MetricPoint point)
    {
        deployment::MetricSeries& points = m_to.points;
        const bool isGap = !points.empty() && (point.time - points.back().time) * 2 > m_step * 3;
        if (isGap && m_step > Milliseconds::zero())
            points.push_back({points.back().time + m_step, notANumber});
        m_to.notNumbers += std::isnan(point.value) ? 1 : 0;
        m_to.infinities += std::isinf(point.value) ? 1 : 0;
        if (!std::isfinite(point.value))
            point.value = notANumber;
        points.push_back(point);
    }

private:
    AnsweredSeries& m_to;
    Milliseconds m_step;
};

class AnswerReader {
public:
    explicit AnswerReader(Milliseconds step)
        : m_step(step)
    {
    }

    Expected<QueryAnswer> read(const JsonValue& root)
    {
        const auto data = root.object("data");
        const auto type = data ? data->text("resultType") : tl::unexpected(data.error());
        const auto result = data ? data->member("result") : tl::unexpected(data.error());
        if (!type || !result)
            return unexpectedAt(root);
        if (const auto error = readResult(*type, *result))
            return tl::unexpected(*error);
        m_answer.warnings = textsOf(root, "warnings");
        m_answer.infos = textsOf(root, "infos");
        return std::move(m_answer);
    }

private:
    std::optional<Error> readResult(const std::string& type, const JsonValue& result)
    {
        if (type == "scalar") {
            m_answer.seriesCount = 1;
            m_answer.series.emplace_back();
            return addPoint(m_answer.series.back(), result);
        }
        if ((type != "matrix" && type != "vector") || !result.isArray())
            return noAnswerAt(result.pointer());
        for (const JsonValue& each : result.elements()) {
            if (auto error = readSeries(each, type == "matrix"))
                return error;
        }
        return std::nullopt;
    }

    std::optional<Error> readSeries(const JsonValue& json, bool isMatrix)
    {
        ++m_answer.seriesCount;
        m_answer.histograms += json.has("histograms") || json.has("histogram") ? 1 : 0;
        const auto values = json.member(isMatrix ? "values" : "value");
        if (!values || m_answer.series.size() == maxAnsweredSeries)
            return json.isObject() ? std::nullopt : std::optional(noAnswerAt(json.pointer()));
        AnsweredSeries series;
        if (const auto labels = json.object("metric")) {
            for (const auto& [name, value] : labels->members())
                series.labels.emplace_back(name, value.text().value_or(std::string()));
        }
        std::ranges::sort(series.labels);
        if (auto error = isMatrix ? addPoints(series, *values) : addPoint(series, *values))
            return error;
        m_answer.series.push_back(std::move(series));
        return std::nullopt;
    }

    std::optional<Error> addPoints(AnsweredSeries& series, const JsonValue& values) const
    {
        deployment::MetricSeries points;
        for (const JsonValue& each : values.elements()) {
            const auto point = pointOf(each);
            if (!point)
                return point.error();
            points.push_back(*point);
        }
        if (!std::ranges::is_sorted(points, {}, &MetricPoint::time))
            std::ranges::stable_sort(points, {}, &MetricPoint::time);
        PointList list(series, m_step);
        for (const MetricPoint& point : points)
            list.add(point);
        return std::nullopt;
    }

    static std::optional<Error> addPoint(AnsweredSeries& series, const JsonValue& value)
    {
        const auto point = pointOf(value);
        if (!point)
            return point.error();
        PointList(series, Milliseconds::zero()).add(*point);
        return std::nullopt;
    }

    static std::vector<std::string> textsOf(const JsonValue& root, std::string_view name)
    {
        std::vector<std::string> texts;
        const auto list = root.array(name);
        for (const JsonValue& each : list ? list->elements() : std::vector<JsonValue>()) {
            if (auto text = each.text())
                texts.push_back(std::move(*text));
        }
        return texts;
    }

    Milliseconds m_step;
    QueryAnswer m_answer;
};

} // namespace

std::string labelText(const AnsweredSeries& series)
{
    std::string text;
    for (const auto& [name, value] : series.labels) {
        text += text.empty() ? "{" : ", ";
        text += name;
        text += "=\"";
        text += value;
        text += '"';
    }
    return text.empty() ? text : text + "}";
}

Expected<QueryAnswer> readQueryAnswer(std::string_view json, Milliseconds step)
{
    const auto root = JsonValue::parse(json, {maxAnswerSize, 32});
    if (!root && root.error().code == ErrorCode::BadEncoding)
        return tl::unexpected(root.error());
    if (!root && root.error().code == ErrorCode::TooLarge)
        return tl::unexpected(tooLargeAnswer());
    if (!root)
        return tl::unexpected(
            formats::endsEarly(json) ? endsTooEarly() : noAnswerAt(root.error().cause));
    if (const auto refusal = refusalOf(*root))
        return tl::unexpected(*refusal);
    if (root->text("status") != std::string("success"))
        return unexpectedAt(*root);
    return AnswerReader(step).read(*root);
}

} // namespace sources
