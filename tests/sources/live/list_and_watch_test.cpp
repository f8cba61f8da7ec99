// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/list_and_watch.h"

#include "manual_scheduler.h"
#include "print_freshness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;
using test_support::ManualScheduler;
using Words = std::vector<std::string>;
using LiveState = Freshness::State;

/// A server that is neither REST nor anything else: it writes down what it is asked for.
class ScriptedFeed final : public LiveFeed {
public:
    void readList(ListExtent extent, bool afresh) override
    {
        constexpr const char* names[]{"list", "whole list", "peek"};
        isReading = true;
        asked.push_back(std::string(names[static_cast<int>(extent)]) + (afresh ? " afresh" : ""));
    }
    void abortList() override { isReading = false; }
    [[nodiscard]] bool isReadingList() const override { return isReading; }
    [[nodiscard]] bool putsPollsOff() override { return opening; }
    void openStream(const QByteArray& position) override
    {
        asked.push_back("follow " + position.toStdString());
    }
    void closeStream() override { ++closed; }
    [[nodiscard]] bool isEarlier(const QByteArray& position, const QByteArray& than) const override
    {
        return counts && position.toLongLong() < than.toLongLong();
    }
    void forgetEventNumbers() override { asked.emplace_back("forget numbers"); }
    void forgetAll() override { asked.emplace_back("forget"); }
    [[nodiscard]] bool isBusy() const override { return busy; }
    void checkWatched(Watched which) override { checked.push_back(which); }

    /// What it was asked for since the last time.
    [[nodiscard]] Words take() { return std::exchange(asked, {}); }

    Words asked;
    std::vector<Watched> checked;
    int closed = 0;
    bool isReading = false;
    bool opening = false;
    bool busy = false;
    bool counts = true; ///< its positions are numbers
};

Error offline()
{
    return {ErrorCode::Offline, {"away", {}}, {}};
}

class ListAndWatchTest : public testing::Test {
protected:
    ListAndWatchTest()
    {
        QObject::connect(&live, &ListAndWatch::loadStarted, &live, [this] { ++loadsStarted; });
        QObject::connect(&live, &ListAndWatch::loadFinished, &live,
            [this](const std::optional<Error>& error) { loads.push_back(error); });
        QObject::connect(&live, &ListAndWatch::freshnessChanged, &live,
            [this](const Freshness& freshness) { states.push_back(freshness.state); });
    }
    void start()
    {
        live.begin();
        live.resume();
    }
    void list(const char* position = "100", bool isBehind = false)
    {
        feed.isReading = false;
        live.listEnded({std::nullopt, position, false, isBehind});
    }
    void failList(std::optional<Milliseconds> retryAfter = std::nullopt)
    {
        feed.isReading = false;
        live.listEnded({LiveFailure{offline(), retryAfter}, {}, false, false});
    }
    void loseStream(int losses)
    {
        live.streamLost({{offline(), std::nullopt}, losses, scheduler->now() + Milliseconds(500)});
    }
    /// To where events are followed.
    void follow()
    {
        start();
        list();
        live.streamOpened(true);
        feed.asked.clear();
    }
    [[nodiscard]] LiveState state() const { return live.freshness().state; }

    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    ScriptedFeed feed;
    ListAndWatch live{feed, scheduler, {}};
    int loadsStarted = 0;
    std::vector<std::optional<Error>> loads;
    std::vector<LiveState> states;
};

} // namespace

TEST_F(ListAndWatchTest, aListIsFollowedFromItsPositionOn)
{
    live.begin();
    EXPECT_EQ(feed.take(), Words{}) << "nothing before it may ask";
    EXPECT_EQ(state(), LiveState::Loading);
    live.resume();
    EXPECT_EQ(feed.take(), Words{"list"});
    EXPECT_EQ(live.phase(), LivePhase::ReadingList);
    list("17");
    EXPECT_EQ(feed.take(), Words{"follow 17"});
    EXPECT_EQ(live.phase(), LivePhase::Polling);
    live.streamOpened(true);
    EXPECT_EQ(live.phase(), LivePhase::Following);
    EXPECT_EQ(state(), LiveState::Live);
    scheduler->advance(Milliseconds(600'000));
    EXPECT_EQ(feed.take(), Words{}) << "events tell everything";
    EXPECT_EQ(loadsStarted, 1);
    ASSERT_EQ(loads.size(), 1U);
    EXPECT_FALSE(loads[0].has_value());
}

TEST_F(ListAndWatchTest, anotherPaceOfPollingIsInForceAtOnce)
{
    live.setPollPace({Milliseconds(60'000), Milliseconds(60'000)});
    start();
    list();
    live.streamUnavailable();
    feed.asked.clear();
    scheduler->advance(Milliseconds(50'000));
    EXPECT_EQ(feed.take(), Words{}) << "a tenth less than a minute at the earliest";
    live.setPollPace({Milliseconds(2'000), Milliseconds(10'000)});
    scheduler->advance(Milliseconds(12'000));
    EXPECT_TRUE(feed.isReading);
}

TEST_F(ListAndWatchTest, whileAStreamOpensPollsWaitAndNothingElseDoes)
{
    feed.busy = true;
    start();
    list();
    feed.asked.clear();
    feed.opening = true;
    scheduler->advance(Milliseconds(60'000));
    EXPECT_EQ(feed.take(), Words{});
    live.refresh();
    EXPECT_EQ(feed.take(), Words{"whole list"}) << "somebody asked for it";
    failList();
    scheduler->advance(*live.freshness().nextAttempt - scheduler->now());
    EXPECT_EQ(feed.take(), Words{"whole list"}) << "at the time that was told";
    list();
    feed.opening = false;
    scheduler->advance(Milliseconds(3'000));
    EXPECT_EQ(feed.take(), Words{"whole list"});
}

TEST_F(ListAndWatchTest, withoutEventsItPollsAndAsksForThemAgain)
{
    start();
    list();
    live.streamUnavailable();
    EXPECT_EQ(state(), LiveState::Polling);
    feed.asked.clear();
    int polls = 0;
    while (feed.asked.empty() || feed.asked.back() != "follow 100") {
        ASSERT_LT(++polls, 100);
        scheduler->advance(PollTimer::quietInterval);
        if (feed.isReading)
            list();
    }
    EXPECT_GE(polls, 2) << "not at once";
}

TEST_F(ListAndWatchTest, aPositionThatIsGoneMeansANewListAndThenPatience)
{
    follow();
    live.snapshotNeeded(true);
    EXPECT_EQ(feed.take(), (Words{"forget", "whole list"}));
    EXPECT_EQ(live.phase(), LivePhase::ReadingList);
    list("200");
    EXPECT_EQ(feed.take(), Words{"follow 200"});
    live.snapshotNeeded(true);
    EXPECT_EQ(feed.take(), Words{"forget"}) << "a server that says so again is not hammered";
    scheduler->advance(PollTimer::busyInterval);
    EXPECT_EQ(feed.take(), Words{"whole list"});
}

TEST_F(ListAndWatchTest, aStreamThatOpensAndIsGoneAgainIsNoReasonToHurry)
{
    follow();
    for (int round = 0; round < 600; ++round) { // 30 s
        if (feed.isReading) {
            list("200");
            live.streamOpened(true);
            live.snapshotNeeded(true);
        }
        if (round == 0)
            live.snapshotNeeded(true);
        scheduler->advance(Milliseconds(50));
    }
    const Words asked = feed.take();
    const auto lists = std::count(asked.begin(), asked.end(), "whole list");
    EXPECT_GE(lists, 3);
    EXPECT_LE(lists, 12);
}

TEST_F(ListAndWatchTest, aGapInAnOpenStreamMeansANewListWhileItGoesOn)
{
    follow();
    live.snapshotNeeded(false);
    EXPECT_EQ(feed.take(), (Words{"forget", "whole list"}));
    EXPECT_EQ(live.phase(), LivePhase::Following);
    list("200");
    EXPECT_EQ(feed.take(), Words{}) << "it is followed already";
    EXPECT_EQ(state(), LiveState::Live);
}

TEST_F(ListAndWatchTest, whatEventsDidNotTellMayBeAnywhereInTheList)
{
    start();
    feed.isReading = false;
    live.listEnded({.position = "100", .hasMore = true});
    live.streamOpened(true);
    feed.asked.clear();
    live.eventsMissed();
    EXPECT_EQ(feed.take(), Words{"whole list"}) << "not its beginning alone";
}

TEST_F(ListAndWatchTest, manyGapsInAnOpenStreamAskForTheListNoMoreOftenThanPolling)
{
    follow();
    for (int gap = 0; gap < 10; ++gap) {
        live.snapshotNeeded(false);
        scheduler->advance(Milliseconds(50));
        list("200");
    }
    Words asked = feed.take();
    EXPECT_EQ(std::count(asked.begin(), asked.end(), "whole list"), 1);
    scheduler->advance(PollTimer::busyInterval);
    asked = feed.take();
    EXPECT_EQ(std::count(asked.begin(), asked.end(), "whole list"), 1) << "the latest gap counts";
    list("200");
    scheduler->advance(Milliseconds(60'000));
    EXPECT_EQ(feed.take(), Words{}) << "that was all";
    EXPECT_EQ(state(), LiveState::Live);
}

TEST_F(ListAndWatchTest, failuresAreTriedAgainLessAndLessOften)
{
    start();
    scheduler->chance = 0.999;
    Milliseconds last(0);
    for (int attempt = 0; attempt < 5; ++attempt) {
        failList();
        EXPECT_EQ(state(), LiveState::Offline);
        const auto wait = *live.freshness().nextAttempt - scheduler->now();
        EXPECT_GT(wait, last);
        last = wait;
        feed.asked.clear();
        scheduler->advance(wait);
        EXPECT_EQ(feed.take(), Words{"list"});
    }
    failList(Milliseconds(77'000));
    EXPECT_EQ(*live.freshness().nextAttempt - scheduler->now(), Milliseconds(77'000))
        << "as the server wants it";
}

TEST_F(ListAndWatchTest, aLostStreamIsStaleThenOfflineThenPolled)
{
    follow();
    loseStream(1);
    EXPECT_EQ(state(), LiveState::Stale) << "perhaps it is only the stream";
    EXPECT_EQ(live.phase(), LivePhase::Polling);
    loseStream(2);
    EXPECT_EQ(state(), LiveState::Offline);
    EXPECT_EQ(feed.take(), Words{});
    loseStream(3);
    EXPECT_EQ(feed.take(), Words{"whole list"});
    list();
    EXPECT_EQ(state(), LiveState::Polling);
    EXPECT_EQ(feed.take(), Words{}) << "the stream opens itself";
    live.streamOpened(true);
    EXPECT_EQ(state(), LiveState::Live);
}

TEST_F(ListAndWatchTest, afterASleepEverythingIsLookedAtAfresh)
{
    follow();
    scheduler->jump(Milliseconds(3'600'000));
    scheduler->advance(Milliseconds(10'000));
    EXPECT_EQ(feed.take(), Words{"whole list afresh"});
    EXPECT_GE(feed.closed, 1);
    list("300");
    EXPECT_EQ(feed.take(), Words{"follow 300"});
}

TEST_F(ListAndWatchTest, afterTheClockWasSetEverythingIsLookedAtAfresh)
{
    follow();
    scheduler->jump(-Milliseconds(600'000));
    scheduler->advance(Milliseconds(10'000));
    EXPECT_EQ(feed.take(), Words{"whole list afresh"});
}

TEST_F(ListAndWatchTest, aListThatIsBehindIsAskedAgainUntilItIsBelieved)
{
    follow();
    live.lists().check();
    scheduler->advance(Milliseconds(0));
    EXPECT_EQ(feed.take(), Words{"whole list"});
    list("90", true);
    int lists = 0;
    while (feed.asked.empty() || feed.asked.front() != "forget") {
        EXPECT_EQ(state(), LiveState::Stale);
        ASSERT_LT(++lists, 20);
        feed.asked.clear();
        scheduler->advance(PollTimer::busyInterval);
        ASSERT_EQ(feed.take(), Words{"whole list afresh"});
        list("90", true);
    }
    EXPECT_GE(lists, 2);
    EXPECT_EQ(feed.take(), (Words{"forget", "whole list"}));
    list("91");
    EXPECT_EQ(feed.take(), Words{"follow 91"});
}

TEST_F(ListAndWatchTest, onlyTheFeedKnowsWhetherAPositionIsEarlier)
{
    // An earlier position makes a list that is behind believed sooner (RestartDetector).
    const auto listsUntilBelieved = [](bool counts) {
        auto time = std::make_shared<ManualScheduler>();
        ScriptedFeed scripted;
        scripted.counts = counts;
        ListAndWatch watched{scripted, time, {}};
        watched.begin();
        watched.resume();
        watched.listEnded({std::nullopt, "100", false, false});
        watched.streamOpened(true);
        int lists = 0;
        while (std::ranges::find(scripted.asked, "forget") == scripted.asked.end() && lists < 20) {
            watched.lists().readAfresh();
            watched.listEnded({std::nullopt, "90", false, true});
            time->advance(PollTimer::busyInterval);
            ++lists;
        }
        return lists;
    };
    EXPECT_LT(listsUntilBelieved(true), listsUntilBelieved(false));
}

TEST_F(ListAndWatchTest, suspendedItAsksForNothing)
{
    follow();
    live.suspend({ErrorCode::Unauthorized, {"no", {}}, {}});
    EXPECT_EQ(state(), LiveState::Stale);
    live.refresh();
    scheduler->jump(Milliseconds(3'600'000));
    scheduler->advance(Milliseconds(3'600'000));
    live.setHidden(true);
    live.setHidden(false);
    EXPECT_EQ(feed.take(), Words{});
    live.resume();
    EXPECT_EQ(feed.take(), Words{"whole list"});
}

TEST_F(ListAndWatchTest, cancelledItWaitsForTheUserOrForEvents)
{
    start();
    live.cancel();
    EXPECT_EQ(live.phase(), LivePhase::Cancelled);
    EXPECT_FALSE(feed.isReading);
    ASSERT_EQ(loads.size(), 1U);
    EXPECT_EQ(loads[0]->code, ErrorCode::Cancelled);
    feed.asked.clear();
    scheduler->advance(Milliseconds(600'000));
    EXPECT_EQ(feed.take(), Words{});
    live.refresh();
    EXPECT_EQ(feed.take(), Words{"list"});
    list();
    live.streamOpened(true);
    live.refresh();
    live.cancel();
    EXPECT_EQ(state(), LiveState::Stale);
    live.refresh();
    EXPECT_EQ(live.phase(), LivePhase::Following) << "the stream has been open all the time";
}

/// Whatever happens in whatever order: one load ends as often as it starts, and nothing is asked
/// for that may not be.
TEST_F(ListAndWatchTest, holdsTogetherUnderEverything)
{
    std::mt19937 random(11);
    start();
    for (int step = 0; step < 20'000; ++step) {
        const LivePhase before = live.phase();
        feed.asked.clear();
        feed.busy = random() % 2 == 0;
        bool isLeave = false;
        switch (random() % 14) {
        case 0:
            isLeave = true;
            live.resume();
            break;
        case 1:
            live.suspend(offline());
            break;
        case 2:
            isLeave = true;
            live.refresh();
            break;
        case 3:
            live.cancel();
            break;
        case 4:
            live.setHidden(random() % 2 == 0);
            break;
        case 5:
        case 6:
            if (feed.isReading)
                list(random() % 4 == 0 ? "50" : "150", random() % 5 == 0);
            break;
        case 7:
            if (feed.isReading)
                failList();
            break;
        case 8:
            if (mayRead(before))
                live.streamOpened(random() % 2 == 0);
            break;
        case 9:
            if (before == LivePhase::Following)
                loseStream(1 + static_cast<int>(random() % 4));
            break;
        case 10:
            if (mayRead(before))
                live.streamUnavailable();
            break;
        case 11:
            if (mayRead(before))
                live.snapshotNeeded(before != LivePhase::Following || random() % 2 == 0);
            break;
        case 12:
            scheduler->jump(Milliseconds(random() % 60'000));
            break;
        default:
            scheduler->advance(Milliseconds(random() % 30'000));
            break;
        }
        if (!mayRead(before) && !isLeave) {
            EXPECT_EQ(feed.asked, Words{}) << nameOf(before);
        }
        EXPECT_EQ(feed.isReading && !mayRead(live.phase()), false) << nameOf(live.phase());
        const auto open = static_cast<std::size_t>(loadsStarted) - loads.size();
        ASSERT_LE(open, 1U);
        if (live.phase() == LivePhase::Suspended || live.phase() == LivePhase::Cancelled) {
            EXPECT_TRUE(state() == LiveState::Stale || state() == LiveState::Offline
                || state() == LiveState::Loading);
        }
    }
    EXPECT_GT(loads.size(), 100U);
}

} // namespace sources
