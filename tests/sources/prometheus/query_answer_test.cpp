// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheus/query_answer.h"
#include "prometheus/query_errors.h"

#include "fixtures.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <sstream>

namespace sources {

namespace {

using deployment::ErrorCode;
using deployment::Milliseconds;
using deployment::Timestamp;
using Texts = std::vector<std::string>;
using namespace std::chrono_literals;

/// "0 1.5 30 - 60 2": seconds and values, "-" where there is no number.
std::string writtenPoints(const deployment::MetricSeries& points)
{
    std::ostringstream text;
    for (const deployment::MetricPoint& point : points) {
        text << (text.tellp() > 0 ? " " : "")
             << double(point.time.time_since_epoch().count()) / 1000 << ' ';
        if (std::isfinite(point.value))
            text << point.value;
        else
            text << '-';
    }
    return text.str();
}

std::string matrix(const std::string& values)
{
    return R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[)"
        + values + "]}]}}";
}

QueryAnswer answerOf(const std::string& json, Milliseconds step = 15s)
{
    const auto answer = readQueryAnswer(json, step);
    EXPECT_TRUE(answer) << answer.error().message.toEnglish();
    return answer.value_or(QueryAnswer());
}

std::string pointsOf(const std::string& values, Milliseconds step = 15s)
{
    const QueryAnswer answer = answerOf(matrix(values), step);
    return answer.series.empty() ? "none" : writtenPoints(answer.series.front().points);
}

TEST(QueryAnswer, readsEveryFormOfANumber)
{
    EXPECT_EQ(pointsOf(R"([15,"0.25"],[30,"1e-05"],[45.5,"-3"],[60,"+1"],[75,"1.5e+10"])"),
        "15 0.25 30 1e-05 45.5 -3 60 1 75 1.5e+10");
    EXPECT_EQ(pointsOf(R"([15,"NaN"],[30,"+Inf"],[45,"-Inf"],[60,"0"])"), "15 - 30 - 45 - 60 0");
    const QueryAnswer answer =
        answerOf(matrix(R"([15,"NaN"],[30,"+Inf"],[45,"-Inf"],[60,"NaN"],[75,"NaN"])"));
    EXPECT_EQ(answer.series[0].notNumbers, 3U);
    EXPECT_EQ(answer.series[0].infinities, 2U);
}

TEST(QueryAnswer, whatIsNotThereIsAGap)
{
    EXPECT_EQ(pointsOf(R"([0,"1"],[15,"2"],[60,"3"])"), "0 1 15 2 30 - 60 3");
    EXPECT_EQ(pointsOf(R"([0,"1"],[22,"2"],[45,"3"])", 15s), "0 1 22 2 37 - 45 3");
    EXPECT_EQ(pointsOf(R"([0,"1"],[22.5,"2"],[45,"3"])", 15s), "0 1 22.5 2 45 3");
    EXPECT_EQ(pointsOf(R"([0,"1"],[60,"2"],[180,"3"])", 60s), "0 1 60 2 120 - 180 3");
}

/// Every pair of numbers that no gap lies between is one and a half steps apart at most.
TEST(QueryAnswer, noLineIsLongerThanOneAndAHalfSteps)
{
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp): the same answers each time
    for (int round = 0; round < 300; ++round) {
        const int step = 15 * (1 + int(random() % 4));
        std::string values;
        int given = 0;
        for (int at = 0; at < 40; ++at) {
            if (random() % 3 == 0)
                continue;
            values += (given++ > 0 ? "," : "") + std::string("[") + std::to_string(at * step)
                + ",\"" + std::to_string(at) + "\"]";
        }
        const QueryAnswer answer = answerOf(matrix(values), std::chrono::seconds(step));
        int numbers = 0;
        const auto& points = answer.series[0].points;
        for (std::size_t i = 0; i < points.size(); ++i) {
            numbers += std::isfinite(points[i].value) ? 1 : 0;
            if (i == 0)
                continue;
            const Milliseconds distance = points[i].time - points[i - 1].time;
            const bool isLine =
                std::isfinite(points[i].value) && std::isfinite(points[i - 1].value);
            ASSERT_GT(distance, 0ms);
            ASSERT_LE(distance, isLine ? Milliseconds(1500 * step) : Milliseconds::max());
        }
        ASSERT_EQ(numbers, given);
    }
}

TEST(QueryAnswer, drawsFiveSeriesAndKnowsHowManyThereAre)
{
    std::string result;
    for (int i = 0; i < 7; ++i)
        result += (i > 0 ? "," : "") + std::string(R"({"metric":{"pod":"web-)") + std::to_string(i)
            + R"(","__name__":"up"},"values":[[0,"1"]]})";
    const QueryAnswer answer = answerOf(
        R"({"status":"success","data":{"resultType":"matrix","result":[)" + result + "]}}");
    EXPECT_EQ(answer.seriesCount, 7U);
    ASSERT_EQ(answer.series.size(), maxAnsweredSeries);
    EXPECT_EQ(labelText(answer.series[4]), R"({__name__="up", pod="web-4"})");
}

TEST(QueryAnswer, readsOneMomentToo)
{
    const QueryAnswer vector = answerOf(
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[30.5,"7"]}]}})");
    EXPECT_EQ(writtenPoints(vector.series.at(0).points), "30.5 7");
    const QueryAnswer scalar =
        answerOf(R"({"status":"success","data":{"resultType":"scalar","result":[15,"1"]}})");
    EXPECT_EQ(writtenPoints(scalar.series.at(0).points), "15 1");
    EXPECT_EQ(scalar.seriesCount, 1U);
}

TEST(QueryAnswer, whatIsNoneIsSaidToBeNone)
{
    for (const char* json :
        {"", "[]", "{}", R"({"status":"success"})",
            R"({"status":"success","data":{"resultType":"streams","result":[]}})",
            R"({"status":"success","data":{"resultType":"matrix","result":{}}})",
            R"({"status":"success","data":{"resultType":"matrix","result":[1]}})",
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1]]}]}})",
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"x"]]}]}})",
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1 "]]}]}})",
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,1]]}]}})",
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[["1","1"]]}]}})",
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1e300,"1"]]}]}})",
            "<html>"}) {
        const auto answer = readQueryAnswer(json, 15s);
        ASSERT_FALSE(answer) << json;
        EXPECT_EQ(answer.error().code, ErrorCode::BadFormat) << json;
    }
    const auto wide = readQueryAnswer(std::string_view("{\0}\0", 4), 15s);
    ASSERT_FALSE(wide);
    EXPECT_EQ(wide.error().code, ErrorCode::BadEncoding);
    const auto refused = readQueryAnswer(
        R"({"status":"error","errorType":"execution","error":"many-to-many"})", 15s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message.toEnglish(),
        "The metrics server could not evaluate the query: many-to-many");
}

TEST(QueryAnswer, anAnswerBeyondMeasureSaysWhatToDo)
{
    const auto answer = readQueryAnswer(std::string(maxAnswerSize + 1, ' '), 15s);
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::TooLarge);
}

TEST(QueryAnswer, readsWhatServersGive)
{
    SKIP_WITHOUT_FIXTURES();
    const auto fixture = [](const std::string& name) {
        return fixtures::read("prometheus/" + name + ".json");
    };
    EXPECT_EQ(answerOf(fixture("docs-matrix")).series.at(1).points.size(), 3U);
    EXPECT_EQ(answerOf(fixture("docs-vector")).seriesCount, 2U);
    EXPECT_EQ(answerOf(fixture("scalar")).seriesCount, 1U);
    EXPECT_EQ(answerOf(fixture("matrix-empty")).seriesCount, 0U);

    const QueryAnswer special = answerOf(fixture("matrix-special-values"), 60s);
    EXPECT_EQ(special.series.at(0).notNumbers, 1U);
    EXPECT_EQ(special.series.at(0).infinities, 2U);
    EXPECT_EQ(special.series.at(0).points.size(), 8U); // with the gap of three minutes
    EXPECT_DOUBLE_EQ(special.series.at(0).points.at(6).value, 9.5e-05);

    const QueryAnswer histogram = answerOf(fixture("matrix-histogram"));
    EXPECT_EQ(histogram.histograms, 1U);
    EXPECT_TRUE(histogram.series.empty());

    const QueryAnswer warned = answerOf(fixture("matrix-warnings-infos"));
    EXPECT_EQ(warned.warnings.size(), 1U);
    EXPECT_EQ(warned.infos.size(), 2U);
    EXPECT_EQ(warned.infos.back(), "3 more info annotations omitted");
}

} // namespace

} // namespace sources
