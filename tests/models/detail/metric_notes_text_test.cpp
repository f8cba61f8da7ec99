// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/detail/metric_notes_text.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace {

using test_support::at;

TEST(MetricNotesText, aTitleOfTheSourceStandsInThePlaceOfOurs)
{
    deployment::NamedSeries series{"successRate", {}};
    EXPECT_EQ(models::metricTitle(series), QStringLiteral("Request success rate"));
    series.notes.title = "2xx <b>";
    EXPECT_EQ(models::metricTitle(series), QStringLiteral("2xx <b>"));
    EXPECT_EQ(models::metricTitle({"cpu\n", {}}), QStringLiteral("cpu\\n"));
    for (const char* blank : {"", " ", "   "})
        EXPECT_EQ(models::metricTitle({blank, {}}), QStringLiteral("Metric without a name"));
    series.id = "cpu";
    series.notes.title = " ";
    EXPECT_EQ(models::metricTitle(series), QStringLiteral("cpu"));
}

TEST(MetricNotesText, troubleComesBeforeWarnings)
{
    deployment::MetricNotes notes;
    EXPECT_EQ(models::warningText(notes, deployment::Zone::Utc), QString());
    notes.warnings = {"partial", "slow"};
    notes.remarks = {{"remark %1", {"x"}}};
    EXPECT_EQ(models::warningText(notes, deployment::Zone::Utc),
        QStringLiteral("remark x\npartial\nslow"));
    notes.trouble = {{"refused", {}}, at("10:42")};
    EXPECT_TRUE(
        models::warningText(notes, deployment::Zone::Utc)
            .startsWith(QStringLiteral("No new values since 2025-02-15 10:42:00 UTC: refused\n")));
}

/// Among them may be the one that matters, or one that could not be read.
TEST(MetricNotesText, whatHasNoChartIsNamed)
{
    deployment::Deployment deployment = test_support::aDeployment("A");
    auto& all = deployment.metrics.series;
    for (int n = 0; n < 12; ++n)
        all.push_back({"m" + std::to_string(n), {{at("10:00"), 1.0}}});
    all.push_back({"quiet", {}});
    const auto shown = models::seriesToShow(deployment);
    ASSERT_EQ(shown.size(), 8U);
    const QString text = models::hiddenMetricsText(deployment);
    for (const deployment::NamedSeries& series : all) {
        const bool isShown = std::ranges::find(shown, &series) != shown.end();
        const bool isNamed = (text + u',').contains(u' ' + models::metricTitle(series) + u',');
        EXPECT_EQ(isNamed, !isShown && !series.points.empty()) << series.id << text.toStdString();
    }
    all.resize(8);
    EXPECT_EQ(models::hiddenMetricsText(deployment), QString());
}

TEST(MetricNotesText, whatHasValuesComesBeforeWhatHasNone)
{
    deployment::Deployment deployment = test_support::aDeployment("A");
    auto& all = deployment.metrics.series;
    all.clear();
    const auto shownOf = [&] {
        std::string ids;
        for (const deployment::NamedSeries* series : models::seriesToShow(deployment))
            ids += series->id + ' ';
        return ids;
    };
    for (const char* id : {"a", "b", "c", "d", "e", "f"})
        all.push_back({id, {{at("10:00"), 1.0}}});
    all.insert(all.begin(), {"quiet", {}});
    all.insert(all.begin() + 3, {"still", {}});
    EXPECT_EQ(shownOf(), "quiet a b still c d e f ") << "all have room";
    all.push_back({"g", {{at("10:00"), 1.0}}});
    EXPECT_EQ(shownOf(), "quiet a b c d e f g ");
    all.push_back({"h", {{at("10:00"), 1.0}}});
    all.push_back({"i", {{at("10:00"), 1.0}}});
    EXPECT_EQ(shownOf(), "a b c d e f g h ");
    EXPECT_TRUE(models::hiddenMetricsText(deployment).endsWith(u" i"));
}

} // namespace
