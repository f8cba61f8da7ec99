// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/freshness_line.h"

#include "builder.h"

#include "deploy/models/time_context.h"

#include <gtest/gtest.h>

namespace {

using sources::Freshness;
using State = Freshness::State;
using test_support::at;

QString lineOf(State state, std::optional<deployment::Timestamp> asOf, bool hasNext = false)
{
    const models::TimeContext time([] { return at("10:30"); }, deployment::Zone::Utc);
    Freshness freshness{
        state, asOf, std::nullopt, {"No server is listening at %1.", {"127.0.0.1:1"}}};
    if (hasNext)
        freshness.nextAttempt = at("10:30") + std::chrono::seconds(4);
    return console::freshnessLine(freshness, time).text;
}

TEST(FreshnessLine, saysSinceWhenWhatIsShownMayBeOld)
{
    EXPECT_EQ(lineOf(State::Live, at("10:29")), u"Live");
    EXPECT_EQ(lineOf(State::Polling, at("10:29")), u"Polling, as of 10:29:00");
    EXPECT_EQ(lineOf(State::Stale, at("10:29")),
        u"Stale since 10:29:00: No server is listening at 127.0.0.1:1.");
    EXPECT_EQ(lineOf(State::Offline, at("10:29"), true),
        u"Offline, as of 10:29:00, next attempt in 4 second(s): No server is listening at "
        u"127.0.0.1:1.");
}

TEST(FreshnessLine, saysThatTheClocksDiffer)
{
    models::TimeContext time([] { return at("10:30"); }, deployment::Zone::Utc);
    const auto lineOf = [&time](State state) {
        return console::freshnessLine({state, at("10:29"), at("10:31"), {"No server.", {}}}, time);
    };
    time.setLead(std::chrono::minutes(7) - std::chrono::milliseconds(900));
    EXPECT_EQ(lineOf(State::Live).text, u"Live · server's clock 7 min ahead");
    EXPECT_EQ(lineOf(State::Live).tone, widgets::theme::Tone::Warning);
    time.setLead(-std::chrono::seconds(80));
    EXPECT_EQ(
        lineOf(State::Polling).text, u"Polling, as of 10:29:00 · server's clock 1 min 20 s behind");
    EXPECT_EQ(lineOf(State::Offline).text,
        u"Offline, as of 10:29:00, next attempt in 60 second(s): "
        u"No server.")
        << "we wait by our own clock";
}

TEST(FreshnessLine, whatIsDueIsBeingTried)
{
    const models::TimeContext time([] { return at("10:30"); }, deployment::Zone::Utc);
    const Freshness freshness{State::Offline, at("10:29"), at("10:30"), {"No server.", {}}};
    EXPECT_EQ(console::freshnessLine(freshness, time).text,
        u"Offline, as of 10:29:00, trying again: No server.");
}

TEST(FreshnessLine, aLongWaitIsNotCountedInSeconds)
{
    const models::TimeContext time([] { return at("10:30"); }, deployment::Zone::Utc);
    const Freshness freshness{State::Offline, at("10:29"), at("11:28"), {"No server.", {}}};
    EXPECT_EQ(console::freshnessLine(freshness, time).text,
        u"Offline, as of 10:29:00, next attempt in 58 min: No server.");
}

TEST(FreshnessLine, whatWasNeverReadIsNotOld)
{
    EXPECT_EQ(lineOf(State::Stale, {}), u"Not read yet: No server is listening at 127.0.0.1:1.");
    EXPECT_EQ(lineOf(State::Offline, {}), u"Offline: No server is listening at 127.0.0.1:1.");
    EXPECT_EQ(lineOf(State::Idle, {}), u"");
}

TEST(FreshnessLine, inAWordOrTwoItLeavesTheReasonToOthers)
{
    const models::TimeContext time([] { return at("10:30"); }, deployment::Zone::Utc);
    const Freshness freshness{State::Offline, at("10:29"), at("10:31"), {"No server.", {}}};
    const auto line = console::shortFreshnessLine(freshness, time);
    EXPECT_EQ(line.text, u"Offline, as of 10:29:00");
    EXPECT_FALSE(line.hasAction);
}

TEST(FreshnessLine, whatIsFromTheArchiveSaysOfWhen)
{
    const models::TimeContext time([] { return at("10:30"); }, deployment::Zone::Utc);
    Freshness freshness{State::Loading, at("2025-02-13T18:04:00Z"), std::nullopt, {}, true};
    EXPECT_EQ(console::freshnessLine(freshness, time).text,
        u"From the archive, as of 2025-02-13 18:04, connecting…");
    freshness.state = State::Offline;
    freshness.reason = {"No server is listening at %1.", {"127.0.0.1:1"}};
    EXPECT_EQ(console::freshnessLine(freshness, time).text,
        u"Offline. From the archive, as of 2025-02-13 18:04: No server is listening at "
        u"127.0.0.1:1.");
}

} // namespace
