// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/display_strings.h"

#include "deploy/models/time_context.h"
#include "zone_guard.h"

#include <limits>

namespace {

using namespace std::chrono_literals;
using deployment::Status;
using deployment::Zone;

QString textOf(std::chrono::milliseconds duration)
{
    return models::durationText(duration);
}

TEST(DisplayStrings, whatIsWrittenFromTheRightTurnsNothingAroundIt)
{
    for (const char* foreign : {"\u05D0\u05D1", "abc \u0645\u0631", "\U0001E900"}) {
        const QString shown = models::displayText(foreign);
        EXPECT_EQ(shown.front(), QChar(0x2068)) << foreign;
        EXPECT_EQ(shown.back(), QChar(0x2069)) << foreign;
        EXPECT_EQ(shown.mid(1, shown.size() - 2), QString::fromUtf8(foreign));
        EXPECT_FALSE(QStringLiteral("%1 · V1").arg(shown).isRightToLeft())
            << "a title begins where the others do";
    }
    for (const char* plain : {"", "V1", "\u751F\u4EA7", "\u0429", "\U0001F680"})
        EXPECT_EQ(models::displayText(plain), QString::fromUtf8(plain));
}

TEST(DisplayStrings, aToolTipSaysTheTextAndItsLines)
{
    EXPECT_EQ(models::toolTipText(QString()), QString()) << "there is none";
    EXPECT_EQ(models::toolTipText(QStringLiteral("R&D")), u"<qt>R&amp;D</qt>")
        << "without a tag, the escape would be read as it stands";
    EXPECT_EQ(models::toolTipText(QStringLiteral("Read at: <b>\nTime zone: \"UTC\"")),
        u"<qt>Read at: &lt;b&gt;<br>Time zone: &quot;UTC&quot;</qt>");
}

TEST(DisplayStrings, durationsAreShort)
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

TEST(DisplayStrings, differencesHaveASign)
{
    EXPECT_EQ(models::differenceText(104s), u"+1 min 44 s");
    EXPECT_EQ(models::differenceText(-42s), u"−42 s");
    EXPECT_EQ(models::differenceText(0ms), u"0 s");
    EXPECT_EQ(models::differenceText(-999ms), u"0 s");
}

TEST(DisplayStrings, percentagesKeepWhatTheySay)
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

TEST(DisplayStrings, statusHasAWordForEveryState)
{
    EXPECT_EQ(models::statusText(Status::Running, "RUNNING", false), u"Running");
    EXPECT_EQ(models::statusText(Status::Running, "RUNNING", true), u"Paused");
    EXPECT_EQ(models::statusText(Status::Completed, "COMPLETED", true), u"Succeeded");
    EXPECT_EQ(models::statusText(Status::RolledBack, "ROLLED_BACK", false), u"Failed, rolled back");
    EXPECT_EQ(models::statusText(Status::Unknown, "<b>HELD</b>", false), u"<b>HELD</b>");
    EXPECT_EQ(models::statusText(Status::Unknown, "A\x1b[2J", false).contains(QChar(0x1b)), false);
    EXPECT_EQ(models::statusText(Status::Unknown, "", false), u"–");
}

TEST(DisplayStrings, messageArgumentsAreNeverTakenForPlaceholders)
{
    const deployment::Message message{"%2 before %1, 100 % and %3", {"one %2", "two\n"}};
    EXPECT_EQ(models::translated(message), u"two\\n before one %2, 100 % and %3");
}

TEST(DisplayStrings, placeNamesWhatIsKnown)
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

TEST(DisplayStrings, timesAreWrittenInTheZone)
{
    const deployment::Timestamp time{std::chrono::milliseconds(1'739'613'600'000)};
    EXPECT_EQ(models::dateTimeText(time, Zone::Utc), u"2025-02-15 10:00");
    EXPECT_EQ(models::dateTimeText(time, Zone::Utc, true), u"2025-02-15 10:00:00");
    EXPECT_EQ(models::timeText(time, Zone::Utc), u"10:00:00");
    EXPECT_EQ(models::zoneText(time, Zone::Utc), u"UTC");
    EXPECT_EQ(models::dateTimeText({}, Zone::Utc), u"–");
}

deployment::Timestamp moment(const char* text)
{
    return deployment::parseTimestamp(text).value();
}

TEST(DisplayStrings, aMomentIsWrittenBeyondDoubt)
{
    const test_support::ZoneGuard newYork("America/New_York");
    const auto summer = moment("2024-11-03T01:30:00.001-04:00");
    const auto winter = moment("2024-11-03T01:30:00.900-05:00");
    EXPECT_EQ(models::momentText(summer, Zone::Local), u"2024-11-03 01:30:00 UTC-04:00");
    EXPECT_EQ(models::momentText(winter, Zone::Local), u"2024-11-03 01:30:00 UTC-05:00");
    EXPECT_EQ(models::momentText(winter, Zone::Utc), u"2024-11-03 06:30:00 UTC");
    EXPECT_EQ(models::momentText({}, Zone::Utc), u"–");
    EXPECT_EQ(models::exactTimeText(summer, Zone::Local), u"2024-11-03T01:30:00.001-04:00");
    EXPECT_EQ(models::exactTimeText(winter, Zone::Utc), u"2024-11-03T06:30:00.900+00:00");
    EXPECT_EQ(models::exactTimeText({}, Zone::Utc), u"");
    EXPECT_EQ(models::offsetMark(summer, Zone::Local, winter), u" -04:00");
    EXPECT_EQ(models::offsetMark(winter, Zone::Local, summer), u" -05:00");
    EXPECT_EQ(models::offsetMark(winter, Zone::Local, winter), u"");
    EXPECT_EQ(models::offsetMark(summer, Zone::Utc, winter), u"");
    EXPECT_EQ(models::offsetMark({}, Zone::Local, winter), u"");
}

TEST(DisplayStrings, aTimeBesideOthersHasItsDateWhereItCouldBeOfAnotherDay)
{
    const auto start = moment("2024-11-02T22:00:00Z");
    const auto beside = [&](const char* time) {
        return models::timeTextBeside(start, moment(time), Zone::Utc);
    };
    EXPECT_EQ(beside("2024-11-02T22:10:00Z"), u"22:10:00");
    EXPECT_EQ(beside("2024-11-02T21:59:00Z"), u"21:59:00") << "another clock";
    EXPECT_EQ(beside("2024-11-03T01:00:00Z"), u"01:00:00") << "over midnight";
    EXPECT_EQ(beside("2024-11-03T21:30:00Z"), u"2024-11-03 21:30:00") << "the next evening";
    EXPECT_EQ(beside("1985-11-02T22:10:00Z"), u"1985-11-02 22:10:00");
    const test_support::ZoneGuard newYork("America/New_York");
    EXPECT_EQ(models::timeTextBeside(moment("2024-11-03T01:30:00-04:00"),
                  moment("2024-11-03T01:30:00-05:00"), Zone::Local),
        u"01:30:00 -05:00");
}

TEST(DisplayStrings, theZoneOfATableNamesBothHalvesOfTheYear)
{
    const auto now = moment("2025-02-15T10:00:00Z");
    EXPECT_EQ(models::zoneOfTable(now, Zone::Utc), u"UTC");
    struct Case {
        const char* zone;
        const char16_t* february;
        const char16_t* july;
    };
    for (const Case& each : {
             Case{"America/New_York", u"New York (EST/EDT, now UTC-05:00)",
                 u"New York (EST/EDT, now UTC-04:00)"},
             Case{"Europe/Berlin", u"Berlin (CET/CEST, now UTC+01:00)",
                 u"Berlin (CET/CEST, now UTC+02:00)"},
             Case{"Australia/Lord_Howe", u"Lord Howe (UTC+10:30/UTC+11:00, now UTC+11:00)",
                 u"Lord Howe (UTC+10:30/UTC+11:00, now UTC+10:30)"},
             Case{"Asia/Shanghai", u"CST (UTC+08:00)", u"CST (UTC+08:00)"},
         }) {
        const test_support::ZoneGuard zone(each.zone);
        EXPECT_EQ(models::zoneOfTable(now, Zone::Local), each.february);
        EXPECT_EQ(models::zoneOfTable(moment("2025-07-15T10:00:00Z"), Zone::Local), each.july);
    }
}

TEST(TimeContext, saysWhenTheClocksAreChanged)
{
    const test_support::ZoneGuard newYork("America/New_York");
    auto now = moment("2024-11-03T05:59:59Z");
    models::TimeContext time([&now] { return now; }, Zone::Local);
    int changes = 0;
    QObject::connect(&time, &models::TimeContext::zoneChanged, [&changes] { ++changes; });
    time.tick();
    EXPECT_EQ(changes, 0);
    now += std::chrono::seconds(1);
    time.tick();
    time.tick();
    EXPECT_EQ(changes, 1);
}

} // namespace
