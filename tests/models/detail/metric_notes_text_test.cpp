// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/detail/metric_notes_text.h"

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

} // namespace
