// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheus/metered_metrics.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sources {

namespace {

using deployment::Metrics;
using deployment::NamedSeries;
using deployment::Timestamp;
using operations::MetricQuery;
using Texts = std::vector<std::string>;
using namespace std::chrono_literals;

const MetricQuery success{"successRate", {}, "%", "up", 100};
const MetricQuery queue{"queue", "Waiting jobs", " jobs", "queue", 1};

AnsweredSeries series(double value, std::string pod = {})
{
    AnsweredSeries made;
    if (!pod.empty())
        made.labels = {{"pod", std::move(pod)}};
    made.points = {{Timestamp(15s), value}};
    return made;
}

QueryOutcome answeredWith(std::vector<AnsweredSeries> all)
{
    QueryOutcome outcome;
    outcome.answer = QueryAnswer{std::move(all), 0, 0, {}, {}};
    outcome.answer->seriesCount = outcome.answer->series.size();
    outcome.answeredAt = Timestamp(60s);
    return outcome;
}

Texts drawnIds(const Metrics& metrics)
{
    Texts ids;
    for (const NamedSeries& each : metrics.series)
        ids.push_back(each.id + (each.points.empty() ? "" : "*"));
    return ids;
}

Texts remarksOf(const NamedSeries& series)
{
    Texts remarks;
    for (const deployment::Message& each : series.notes.remarks)
        remarks.push_back(each.toEnglish());
    return remarks;
}

TEST(MeteredMetrics, takeTheirPlaceAmongThoseOfTheRecord)
{
    Metrics own;
    own["latency-check"] = {{Timestamp(1s), 1}};
    const Metrics metrics = meteredMetrics(
        own, {success, queue}, {answeredWith({series(0.995)}), answeredWith({series(3)})});
    EXPECT_EQ(
        drawnIds(metrics), (Texts{"successRate*", "responseTime", "queue*", "latency-check*"}));
    EXPECT_DOUBLE_EQ(metrics["successRate"].front().value, 99.5);
    EXPECT_EQ(metrics.series[2].notes.title, "Waiting jobs");
    EXPECT_EQ(metrics.series[2].notes.unit, " jobs");
}

TEST(MeteredMetrics, everyCurveKnowsWhereItComesFrom)
{
    using deployment::MetricOrigin;
    Metrics own;
    own["successRate"] = {{Timestamp(1s), 42}};
    own["queue"] = {{Timestamp(1s), 7}};
    Metrics metrics = meteredMetrics(
        own, {success, queue}, {answeredWith({series(1, "a"), series(2, "b")}), answeredWith({})});
    for (const NamedSeries& each : metrics.series)
        EXPECT_EQ(each.origin,
            each.id.starts_with("successRate{") ? MetricOrigin::MetricsServer
                                                : MetricOrigin::Record)
            << each.id;
    metrics = meteredMetrics(own, {success, queue}, {answeredWith({series(1)}), {}});
    EXPECT_EQ(metrics.named("successRate").origin, MetricOrigin::MetricsServer);
    EXPECT_EQ(metrics.named("successRate (record)").origin, MetricOrigin::Record);
    EXPECT_EQ(metrics.named("queue").origin, MetricOrigin::Record) << "no answer has replaced it";
}

TEST(MeteredMetrics, aUnitThatIsAWordStandsApartFromTheNumber)
{
    for (const auto& [typed, shown] :
        {std::pair("jobs", " jobs"), {" jobs", " jobs"}, {"%", "%"}, {"/s", "/s"}, {"ms", " ms"}}) {
        auto query = queue;
        query.unit = typed;
        Metrics metrics = meteredMetrics({}, {query}, {answeredWith({series(3)})});
        EXPECT_EQ(metrics.named("queue").notes.unit, shown) << typed;
    }
}

TEST(MeteredMetrics, theServersCurveWinsAndTheRecordsStaysVisible)
{
    Metrics own;
    own["successRate"] = {{Timestamp(1s), 42}};
    own["queue"] = {{Timestamp(1s), 7}};
    const Metrics metrics = meteredMetrics(
        own, {success, queue}, {answeredWith({series(1)}), answeredWith({series(3)})});
    EXPECT_EQ(drawnIds(metrics),
        (Texts{
            "successRate*", "responseTime", "queue*", "successRate (record)*", "queue (record)*"}));
    EXPECT_DOUBLE_EQ(metrics["successRate"].front().value, 100);
    EXPECT_DOUBLE_EQ(metrics["successRate (record)"].front().value, 42);
    EXPECT_EQ(metrics.series[3].notes.title, "successRate");
    EXPECT_EQ(metrics.series[3].notes.unit, "%");
}

TEST(MeteredMetrics, withoutAnAnswerTheRecordsCurveStays)
{
    Metrics own;
    own["successRate"] = {{Timestamp(1s), 42}};
    QueryOutcome failed;
    failed.failure = deployment::Message{"no way", {}};
    const Metrics metrics = meteredMetrics(own, {success, queue}, {failed, failed});
    EXPECT_EQ(drawnIds(metrics), (Texts{"successRate*", "responseTime", "queue"}));
    EXPECT_DOUBLE_EQ(metrics["successRate"].front().value, 42);
    ASSERT_TRUE(metrics.series[0].notes.trouble);
    EXPECT_EQ(metrics.series[0].notes.trouble->reason.toEnglish(), "no way");
    EXPECT_EQ(metrics.series[0].notes.trouble->since, std::nullopt);
    EXPECT_TRUE(metrics.series[2].notes.trouble);
}

TEST(MeteredMetrics, anOldCurveSaysSinceWhen)
{
    QueryOutcome outcome = answeredWith({series(0.5)});
    outcome.failure = deployment::Message{"gone", {}};
    const Metrics metrics = meteredMetrics({}, {success}, {outcome});
    EXPECT_EQ(drawnIds(metrics), (Texts{"successRate*", "responseTime"}));
    EXPECT_EQ(metrics.series[0].notes.trouble->since, Timestamp(60s));
}

TEST(MeteredMetrics, noneOfSeveralSeriesIsTheMetric)
{
    QueryOutcome outcome = answeredWith({series(1, "a"), series(0, "b")});
    outcome.answer->seriesCount = 9;
    const Metrics metrics = meteredMetrics({}, {success}, {outcome});
    EXPECT_EQ(drawnIds(metrics),
        (Texts{"successRate", "responseTime", R"(successRate{pod="a"}*)",
            R"(successRate{pod="b"}*)"}));
    EXPECT_EQ(remarksOf(metrics.series[0]),
        (Texts{"The query gives 9 series, of which 2 are drawn. Aggregate it (sum, avg) to have "
               "one curve."}));
    EXPECT_EQ(metrics.series[2].notes.unit, "%");
}

TEST(MeteredMetrics, whatIsNotDrawnIsSaid)
{
    AnsweredSeries special = series(std::nan(""));
    special.notNumbers = 4;
    special.infinities = 2;
    QueryOutcome outcome = answeredWith({special});
    outcome.answer->warnings = {"w"};
    outcome.answer->infos = {"i"};
    QueryOutcome histogram = answeredWith({});
    histogram.answer->seriesCount = histogram.answer->histograms = 1;
    const Metrics metrics = meteredMetrics({}, {success, queue}, {outcome, histogram});
    EXPECT_EQ(remarksOf(metrics.series[0]),
        (Texts{"Gaps at 4 points where the server has no number (NaN), as without traffic.",
            "Gaps at 2 points where the value is infinite."}));
    EXPECT_EQ(metrics.series[0].notes.warnings, (Texts{"w", "i"}));
    EXPECT_EQ(remarksOf(metrics.series[2]),
        (Texts{"Native histograms are not drawn (1 series). Use histogram_quantile."}));
    EXPECT_EQ(remarksOf(meteredMetrics({}, {success}, {answeredWith({})}).series[0]),
        (Texts{"The metrics server has nothing for this query in this time."}));
    EXPECT_EQ(remarksOf(meteredMetrics({}, {success}, {{}}).series[0]),
        (Texts{"The curve is being read from the metrics server."}));
}

TEST(MeteredMetrics, twoQueriesOfOneNameAreBothThere)
{
    const Metrics metrics = meteredMetrics(
        {}, {success, success}, {answeredWith({series(1)}), answeredWith({series(0.5)})});
    EXPECT_EQ(drawnIds(metrics), (Texts{"successRate*", "responseTime", "successRate 2*"}));
}

} // namespace

} // namespace sources
