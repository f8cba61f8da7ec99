// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/texts.h"

#include <limits>

namespace {

using namespace std::chrono_literals;
using deployment::Status;
using deployment::Zone;

QString textOf(std::chrono::milliseconds duration)
{
    return models::durationText(duration);
}

TEST(Texts, durationsAreShort)
{
    EXPECT_EQ(textOf(0ms), u"0 s");
    EXPECT_EQ(textOf(42'999ms), u"42 s");
    EXPECT_EQ(textOf(60s), u"1 min");
    EXPECT_EQ(textOf(25min), u"25 min");
    EXPECT_EQ(textOf(104s), u"1 min 44 s");
    EXPECT_EQ(textOf(25min + 9s), u"25 min 09 s");
    EXPECT_EQ(textOf(65min), u"1 h 05 min");
    EXPECT_EQ(textOf(76h), u"3 d 04 h");
    EXPECT_EQ(models::durationText({}), u"–");
}

TEST(Texts, percentagesKeepWhatTheySay)
{
    EXPECT_EQ(models::percentText(60.0), u"60%");
    EXPECT_EQ(models::percentText(99.95), u"99.95%");
    EXPECT_EQ(models::percentText(12.5), u"12.5%");
    EXPECT_EQ(models::percentText(100.0), u"100%");
    EXPECT_EQ(models::percentText(-0.001), u"0%");
    EXPECT_EQ(models::percentText(1e300), u"1e+300%");
    EXPECT_EQ(models::percentText(std::numeric_limits<double>::quiet_NaN()), u"–");
    EXPECT_EQ(models::percentText({}), u"–");
}

TEST(Texts, statusHasAWordForEveryState)
{
    EXPECT_EQ(models::statusText(Status::Running, "RUNNING", false), u"Running");
    EXPECT_EQ(models::statusText(Status::Running, "RUNNING", true), u"Paused");
    EXPECT_EQ(models::statusText(Status::Completed, "COMPLETED", true), u"Succeeded");
    EXPECT_EQ(models::statusText(Status::RolledBack, "ROLLED_BACK", false), u"Failed, rolled back");
    EXPECT_EQ(models::statusText(Status::Unknown, "<b>HELD</b>", false), u"<b>HELD</b>");
    EXPECT_EQ(models::statusText(Status::Unknown, "A\x1b[2J", false).contains(QChar(0x1b)), false);
    EXPECT_EQ(models::statusText(Status::Unknown, "", false), u"–");
}

TEST(Texts, messageArgumentsAreNeverTakenForPlaceholders)
{
    const deployment::Message message{"%2 before %1, 100 % and %3", {"one %2", "two\n"}};
    EXPECT_EQ(models::translated(message), u"two\\n before one %2, 100 % and %3");
}

TEST(Texts, placeNamesWhatIsKnown)
{
    deployment::Problem problem;
    EXPECT_EQ(models::placeText(problem), u"–");
    problem.line = 12;
    problem.column = 5;
    EXPECT_EQ(models::placeText(problem), u"line 12, column 5");
    problem.line = problem.column = 0;
    problem.record = 3;
    problem.pointer = "/progress/percentage";
    EXPECT_EQ(models::placeText(problem), u"record 3, /progress/percentage");
}

TEST(Texts, timesAreWrittenInTheZone)
{
    const deployment::Timestamp time{std::chrono::milliseconds(1'739'613'600'000)};
    EXPECT_EQ(models::dateTimeText(time, Zone::Utc), u"2025-02-15 10:00");
    EXPECT_EQ(models::dateTimeText(time, Zone::Utc, true), u"2025-02-15 10:00:00");
    EXPECT_EQ(models::timeText(time, Zone::Utc), u"10:00:00");
    EXPECT_EQ(models::zoneText(time, Zone::Utc), u"UTC");
    EXPECT_EQ(models::dateTimeText({}, Zone::Utc), u"–");
}

} // namespace
