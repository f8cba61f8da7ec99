// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/last_release.h"
#include "deploy/history/likeness.h"
#include "deploy/history/time_window.h"

#include "sample.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

using test_support::aDeployment;
using test_support::at;

TEST(LastRelease, isTheNewestSuccessInProduction)
{
    const history::History history = test_support::historyOf({
        aDeployment("A").environment("prod").start("2025-02-03T08:00:00Z"),
        aDeployment("B").environment("生产环境").start("2025-02-05T08:00:00Z"),
        aDeployment("C").environment("prod").status("FAILED").start("2025-02-12T08:00:00Z"),
        aDeployment("D").environment("预生产环境").start("2025-02-13T08:00:00Z"),
        aDeployment("E").environment("prod").running().start("2025-02-14T08:00:00Z"),
    });
    const auto release = history::lastRelease(history, at("23:00"));
    EXPECT_EQ(release, at("2025-02-05T08:00:00Z"));
    const history::TimeWindow week{history::TimeChoice::ReleaseWeek, {}};
    EXPECT_EQ(week.resolve(at("12:00"), deployment::Zone::Utc, release),
        (history::TimeRange{at("2025-02-03T00:00:00Z"), at("2025-02-10T00:00:00Z")}));
    // Of what is not known, nothing is shown.
    EXPECT_EQ(history::lastRelease({}, at("23:00")), std::nullopt);
    const auto none = week.resolve(at("12:00"), deployment::Zone::Utc);
    EXPECT_FALSE(none.contains(at("12:00")));
}

TEST(LastRelease, oneThatBeganNoOneKnowsWhenTellsNoWeek)
{
    deployment::Deployment undated = aDeployment("A").environment("prod");
    undated.start = deployment::unknownTime;
    EXPECT_EQ(history::lastRelease(test_support::historyOf({undated}), at("23:00")), std::nullopt);
}

TEST(LastRelease, oneThatIsStillToComeByAClockThatIsWrongIsNone)
{
    const history::History history = test_support::historyOf({
        aDeployment("A").environment("prod").start("2025-02-03T08:00:00Z"),
        aDeployment("B").environment("prod").start("2027-02-03T08:00:00Z"),
    });
    EXPECT_EQ(
        history::lastRelease(history, at("2025-02-15T08:00:00Z")), at("2025-02-03T08:00:00Z"));
    EXPECT_EQ(
        history::lastRelease(history, at("2027-02-03T08:00:00Z")), at("2027-02-03T08:00:00Z"));
}

TEST(Likeness, putsTheNearestFirst)
{
    constexpr std::array<std::string_view, 4> known{"rolled-back", "failed over", "failed", "up"};
    EXPECT_THAT(history::alikeOf("Faild", known), testing::ElementsAre("failed"));
    EXPECT_THAT(history::alikeOf("failed", known), testing::ElementsAre("failed", "failed over"));
    EXPECT_FALSE(history::isAlike("x", ""));
}
