// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/time_marks.h"

#include "builder.h"
#include "zone_guard.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace std::chrono_literals;
using models::TimeMark;
using operations::CommandKind;
using operations::CommandState;
using test_support::at;

operations::JournalEntry commandAt(const char* time, CommandKind kind, CommandState state)
{
    operations::JournalEntry entry;
    entry.command.kind = kind;
    entry.command.decidedAt = at(time);
    entry.state = state;
    return entry;
}

models::MetricCurve curveAt(const std::vector<deployment::Timestamp>& times)
{
    auto points = std::make_shared<deployment::MetricSeries>();
    for (const deployment::Timestamp time : times)
        points->push_back({time, 1});
    return models::MetricCurve(points);
}

TEST(TimeMarks, comeFromTheLogAndFromTheJournal)
{
    const auto deployment = test_support::aDeployment("A")
                                .running()
                                .log("10:01", "部署已暂停")
                                .log("10:20", "部署已暂停");
    models::LogEvents logged;
    logged.traffic = {{0, at("10:10"), 50}};
    logged.commands = {{0, at("10:01"), CommandKind::Pause}, {1, at("10:20"), CommandKind::Pause}};
    auto entry = commandAt("10:00", CommandKind::Pause, CommandState::Done);
    entry.command.reason = "errors";
    const models::TimeEvents events =
        models::timeEvents(deployment, at("10:30"), models::marksOf(deployment, logged, {entry}));
    EXPECT_EQ(events.marks,
        (std::vector<TimeMark>{{TimeMark::Kind::Command, at("10:00"), "Pause (errors)",
                                   CommandKind::Pause, at("10:01")},
            {TimeMark::Kind::Traffic, at("10:10"), "Traffic to 50%"},
            {TimeMark::Kind::Command, at("10:20"), QString::fromUtf8("Log: 部署已暂停"),
                CommandKind::Pause, at("10:20")}}))
        << "what both tell of stands there once, in order";
}

TEST(TimeMarks, areInTheOrderOfTimeHoweverTheJournalIsRead)
{
    const auto deployment =
        test_support::aDeployment("A").running().log("10:15", "部署已暂停").log("10:16", "x");
    models::LogEvents logged;
    logged.traffic = {{1, at("10:16"), 50}};
    logged.commands = {{0, at("10:15"), CommandKind::Pause}};
    const auto pause = commandAt("10:25", CommandKind::Pause, CommandState::Done);
    const auto resume = commandAt("10:20", CommandKind::Resume, CommandState::Done);
    const auto marks = models::marksOf(deployment, logged, {pause, resume});
    ASSERT_EQ(marks.size(), 4U);
    EXPECT_TRUE(std::ranges::is_sorted(marks, {}, &TimeMark::at));
    EXPECT_EQ(marks.back().command, CommandKind::Pause) << "it was given last";
    EXPECT_EQ(models::marksOf(deployment, logged, {resume, pause}), marks);
}

TEST(TimeMarks, ofACommandThatTheServerDidNotTakeTheTextAlone)
{
    for (const CommandState state : {CommandState::Refused, CommandState::NotSent,
             CommandState::Failed, CommandState::Unknown}) {
        const auto marks = models::marksOf(
            test_support::aDeployment("A"), {}, {commandAt("10:00", CommandKind::Pause, state)});
        ASSERT_EQ(marks.size(), 1U);
        EXPECT_TRUE(marks[0].text.startsWith(u"Pause")) << marks[0].text.toStdString();
        EXPECT_EQ(marks[0].command, std::nullopt) << marks[0].text.toStdString();
    }
}

TEST(TimeMarks, areFoundBetweenThePointsAroundAMoment)
{
    const std::vector<TimeMark> marks{{TimeMark::Kind::Traffic, at("10:01"), "a"},
        {TimeMark::Kind::Traffic, at("10:05"), "b"}, {TimeMark::Kind::Traffic, at("10:30"), "c"}};
    const models::MetricCurve curve = curveAt({at("10:00"), at("10:04"), at("10:10")});
    EXPECT_EQ(models::marksAround(marks, curve, at("10:04")),
        (std::vector<TimeMark>{marks[0], marks[1]}));
    EXPECT_EQ(models::marksAround(marks, curve, at("10:10")),
        (std::vector<TimeMark>{marks[1], marks[2]}));
    EXPECT_TRUE(models::marksAround({}, curve, at("10:04")).empty());
    EXPECT_EQ(models::marksAround(marks, curveAt({}), at("10:04")).size(), 3U);
}

TEST(TimeMarks, aRangeIsWrittenAsShortAsItIsClear)
{
    const auto zone = deployment::Zone::Utc;
    EXPECT_EQ(models::rangeText({at("10:02"), at("10:04") + 40s}, zone, at("10:00")),
        QString::fromUtf8("10:02:00 – 10:04:40"));
    EXPECT_EQ(models::rangeText({at("23:00"), at("23:00") + 2h}, zone, at("23:00")),
        QString::fromUtf8("2025-02-15 23:00:00 – 2025-02-16 01:00:00"));
}

TEST(TimeMarks, aRangeOverAChangeOfClocksNamesTheOtherOffset)
{
    const test_support::ZoneGuard guard("America/New_York");
    // The hour from one to two comes twice on that day.
    const auto from = deployment::Timestamp(1762061400s); // 01:30 EDT
    EXPECT_EQ(models::rangeText({from, from + 1h}, deployment::Zone::Local, from),
        QString::fromUtf8("01:30:00 – 01:30:00 -05:00"));
}

} // namespace
