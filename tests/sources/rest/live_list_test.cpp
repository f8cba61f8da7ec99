// SPDX-License-Identifier: GPL-3.0-or-later A list that stays true: no row goes back to an older
// state, and none stands still because the server has started to count from the beginning.
#include "rest_fixture.h"

namespace sources {

namespace {

/// Where minutes have to pass.
constexpr Milliseconds longStep{300};

class LiveList : public RestFixture {
protected:
    [[nodiscard]] bool startLive(const QByteArray& body, const QByteArray& position)
    {
        answerList(body, {{"Event-Position", position}});
        offerEvents();
        return startAndLoad() && reaches(State::Live);
    }
    /// Two pages, of which the second one has "B" in that state.
    void answerPages(const QByteArray& status, const QByteArray& position)
    {
        const int revision = status == "RUNNING" ? 50 : 51;
        FaultServer::Headers headers;
        if (!position.isEmpty())
            headers.emplace_back("Event-Position", position);
        answer("/api/deployments",
            [status, revision, headers](const Request& request, const Peer& peer) {
                const bool isSecond = request.target.contains("page=2");
                peer.json(isSecond ? list({summary("B", status, revision)})
                                   : list({summary("A", "RUNNING", 50)}, "?page=2"),
                    headers);
            });
    }
    /// Answers every other reading of the list with the one, the rest with the other.
    void alternate(const QByteArray& current, const QByteArray& lagging)
    {
        m_reads = 0;
        answer("/api/deployments", [this, current, lagging](const Request&, const Peer& peer) {
            peer.json(m_reads++ % 2 == 0 ? current : lagging);
        });
    }
    /// Lets as much time pass, and sees that the row stays as it is.
    void expectUnchangedFor(std::chrono::seconds time, const char* id, const std::string& status)
    {
        const auto end = scheduler->now() + time;
        EXPECT_TRUE(passTimeUntil(
            [&] {
                EXPECT_EQ(recorded->status(id), status);
                return scheduler->now() >= end || testing::Test::HasFailure();
            },
            longStep));
    }

private:
    int m_reads = 0;
};

TEST_F(LiveList, anOldEventBehindTheListChangesNothing)
{
    ASSERT_TRUE(startLive(list({summary("A", "COMPLETED", 50)}), "157"));
    stream->write(event(152, "deployment", summary("A", "RUNNING", 45))
        + event(158, "deployment", summary("B", "RUNNING", 1)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->history.size() == 2; }));
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
    answerList(list({summary("A", "COMPLETED", 50), summary("B", "RUNNING", 1)}),
        {{"Event-Position", "158"}});
    expectUnchangedFor(std::chrono::seconds(20), "A", "COMPLETED");
    EXPECT_EQ(recorded->state(), State::Live);
    EXPECT_EQ(lists(), 2) << "one look whether the list knows better";
}

TEST_F(LiveList, anEventVoidsTheProblemsOfTheStateBefore)
{
    // One that is over and has no end is doubtful.
    ASSERT_TRUE(
        startLive(list({summary("A", "COMPLETED", 50), summary("B", "COMPLETED", 50)}), "157"));
    EXPECT_EQ(recorded->known.totals().warnings, 2U);
    stream->write(event(158, "deployment", summary("A", "RUNNING", 51)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "RUNNING"; }));
    EXPECT_FALSE(recorded->known.concern("A"));
    EXPECT_EQ(recorded->known.totals().warnings, 1U);
    // However often it comes, it is one.
    for (int revision = 51; revision < 56; ++revision) {
        stream->write(event(108 + revision, "deployment", summary("B", "COMPLETED", revision)));
        const auto updates = recorded->updates;
        ASSERT_TRUE(passTimeUntil([&] { return recorded->updates > updates; }));
    }
    EXPECT_EQ(recorded->known.totals().warnings, 1U);
    const auto problems = recorded->known.list().listed;
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].id, "B");
    EXPECT_EQ(problems[0].record, 0U) << "an event has no place in a document";
}

TEST_F(LiveList, ofAnEventThatCannotBeReadItsRowIsKnownToBeOlder)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 50), summary("B", "RUNNING", 50)}), "157"));
    stream->write(event(158, "deployment", R"({"id":"A","revision":51,"status":)"));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->known.hasUnreadNews("A"); }));
    EXPECT_TRUE(recorded->known.concern("A")) << "and says why";
    EXPECT_FALSE(recorded->known.hasUnreadNews("B"));
    EXPECT_EQ(recorded->status("A"), "RUNNING");
    stream->write(event(159, "deployment", summary("A", "FAILED", 52)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    EXPECT_FALSE(recorded->known.hasAnyUnreadNews());
}

TEST_F(LiveList, whatCannotBeReadInALaterListStaysInSight)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 50), summary("B", "RUNNING", 50)}), "157"));
    answerList(list({R"({"id":"A","revision":51,"status":true,"startTime":[]})",
                   summary("B", "FAILED", 51)}),
        {{"Event-Position", "158"}});
    source->refresh();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("B") == "FAILED"; }));
    EXPECT_EQ(recorded->status("A"), "RUNNING");
    EXPECT_TRUE(recorded->known.hasUnreadNews("A"));
    EXPECT_FALSE(recorded->known.hasUnreadNews("B"));
}

TEST_F(LiveList, ofWhatTwoPagesHaveTheNewerStateStays)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 50), summary("B", "RUNNING", 50)}), "157"));
    answer("/api/deployments", [](const Request& request, const Peer& peer) {
        const bool isSecond = request.target.contains("page=2");
        peer.json(isSecond
                ? list({summary("A", "RUNNING", 50), summary("B", "FAILED", 52)})
                : list({summary("A", "FAILED", 99), summary("B", "RUNNING", 51)}, "?page=2"));
    });
    source->refresh();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("B") == "FAILED"; }));
    EXPECT_EQ(recorded->ids(), (Strings{"A", "B"}));
    EXPECT_EQ(recorded->status("A"), "FAILED");
    EXPECT_EQ(source->freshness().state, State::Live) << "the list is no older than what is known";
}

TEST_F(LiveList, whatHadToBeReadWholeIsReadWholeAfterAFailure)
{
    answerPages("RUNNING", "157");
    offerEvents();
    ASSERT_TRUE(startAndLoad() && reaches(State::Live));
    answer("/api/deployments", [](const Request&, const Peer& peer) {
        peer.reply(500, "no", {{"Content-Type", "text/plain"}});
    });
    const int before = lists();
    stream->write("event: reset\ndata: {}\n\n");
    ASSERT_TRUE(passTimeUntil([&] { return lists() > before + 1; }));
    answerPages("FAILED", "300");
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }));
    EXPECT_EQ(recorded->status("B"), "FAILED") << "beyond the beginning";
}

TEST_F(LiveList, aStreamThatIsThereAgainGoesOnFromTheLatestWholeList)
{
    answerPages("RUNNING", "157");
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(waitUntil([&] { return server.count("GET", "/api/events") == 1; }));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Polling; }));
    answerPages("RUNNING", "158");
    offerEvents();
    ASSERT_TRUE(passTimeUntil([&] { return !streamIds.empty(); }, longStep));
    EXPECT_EQ(streamIds.front(), "157")
        << "of later lists the beginning alone was read, and what had changed behind it was not";
}

TEST_F(LiveList, whatListsBeyondTheirBeginningLackIsGoneAfterAFewOfThem)
{
    const auto answerWith = [this](const std::vector<QByteArray>& further) {
        answer("/api/deployments", [further](const Request& request, const Peer& peer) {
            const bool isSecond = request.target.contains("page=2");
            peer.json(isSecond ? list(further) : list({summary("A")}, "?page=2"));
        });
    };
    answerWith({summary("B")});
    ASSERT_TRUE(startAndLoad());
    answerWith({summary("B"), summary("C")});
    source->refresh();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("C") != "(none)"; }));
    answerWith({summary("B")});
    source->refresh();
    const auto begin = scheduler->now();
    ASSERT_TRUE(
        passTimeUntil([&] { return recorded->status("C") == "(none)"; }, Milliseconds(1'000)));
    EXPECT_LT(scheduler->now() - begin, std::chrono::minutes(5)) << "not after ten polls each";
}

TEST_F(LiveList, aStreamThatBeginsAnywhereIsFollowedByAWholeList)
{
    answerPages("RUNNING", {});
    answer("/api/events", [this](const Request&, const Peer& peer) {
        answerPages("FAILED", {}); // after the list was read, and before the stream
        peer.head(200, "text/event-stream");
        peer.write(": hello\n\n");
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("B") == "FAILED"; }));
    EXPECT_EQ(recorded->state(), State::Live);
}

TEST_F(LiveList, whatAnEventGarbledIsReadFromTheList)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 50)}), "157"));
    answerList(list({summary("A", "FAILED", 51)}), {{"Event-Position", "158"}});
    stream->write(event(158, "deployment", R"({"status":"FAILED","revision":51)"));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    EXPECT_EQ(lists(), 2);
}

TEST_F(LiveList, aServerThatLagsDoesNotTakeRowsBackWhilePolling)
{
    for (const char* quotes : {"", "\""}) {
        const auto record = [&](const QByteArray& status, int revision) {
            return summary("A", status, revision)
                .replace("\"revision\":" + QByteArray::number(revision),
                    "\"revision\":" + (quotes + QByteArray::number(revision) + quotes));
        };
        alternate("[" + record("COMPLETED", 12) + "]", "[" + record("RUNNING", 9) + "]");
        ASSERT_TRUE(startAndLoad());
        const int before = lists();
        expectUnchangedFor(std::chrono::seconds(120), "A", "COMPLETED");
        EXPECT_GT(lists() - before, 12) << "it is asked again soon";
        EXPECT_EQ(recorded->state(), State::Polling);
    }
}

TEST_F(LiveList, whatIsNewerInAListThatLagsIsTaken)
{
    answerList("[" + summary("A", "COMPLETED", 12) + "," + summary("B", "RUNNING", 1) + "]");
    ASSERT_TRUE(startAndLoad());
    answerList("[" + summary("A", "RUNNING", 9) + "," + summary("B", "FAILED", 2) + "]");
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("B") == "FAILED"; }));
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
}

/// As of what two pages have: a list may be put together while it changes.
TEST_F(LiveList, ofWhatOnePageHasTwiceTheNewerStateCounts)
{
    answerList("[" + summary("A", "COMPLETED", 12) + "," + summary("B", "RUNNING", 1) + ","
        + summary("A", "RUNNING", 9) + "," + summary("B", "FAILED", 2) + "]");
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
    EXPECT_EQ(recorded->status("B"), "FAILED");
    std::vector<std::string> sentences;
    for (const deployment::Problem& problem : recorded->problems)
        if (problem.pointer == "/id")
            sentences.push_back(problem.message.toEnglish());
    EXPECT_EQ(sentences,
        (std::vector<std::string>{
            "Duplicate id; the earlier record is used, since its revision is higher.",
            "Duplicate id; this later record is used."}));
    answerList("[" + summary("A", "FAILED", 13) + "," + summary("B", "FAILED", 2) + "]");
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
}

TEST_F(LiveList, theAgeIsThatOfTheLatestListThatWasCurrent)
{
    answerList("[" + summary("A", "COMPLETED", 12) + "]");
    ASSERT_TRUE(startAndLoad());
    const auto asOf = source->freshness().asOf;
    answerList("[" + summary("A", "RUNNING", 9) + "]");
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Stale; }));
    EXPECT_EQ(source->freshness().asOf, asOf);
    EXPECT_TRUE(source->freshness().nextAttempt.has_value());
    EXPECT_NE(reason().find("older than what is shown"), std::string::npos) << reason();
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
}

TEST_F(LiveList, aServerThatStartsOverIsBelievedInTheEnd)
{
    answerList("[" + summary("A", "COMPLETED", 120) + "," + summary("B", "COMPLETED", 121) + "]");
    ASSERT_TRUE(startAndLoad());
    answerList("[" + summary("A", "RUNNING", 2) + "]");
    const auto begin = scheduler->now();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "RUNNING"; }));
    EXPECT_EQ(recorded->ids(), Strings{"A"});
    EXPECT_GT(scheduler->now() - begin, std::chrono::seconds(10));
    EXPECT_TRUE(reaches(State::Polling));
    answerList("[" + summary("A", "COMPLETED", 3) + "]");
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
}

TEST_F(LiveList, aServerThatStartsOverWithTheSameListDoesNotFreezeTheRows)
{
    const auto records = [](int revision, const QByteArray& status) {
        return "[" + summary("A", status, revision) + "," + summary("B", "COMPLETED", revision)
            + "]";
    };
    answerList(records(100, "RUNNING"));
    ASSERT_TRUE(startAndLoad());
    answerList(records(1, "RUNNING"));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->replacements == 2; }));
    answerList(records(2, "FAILED"));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
}

TEST_F(LiveList, aStreamThatCountsFromTheBeginningLeadsToANewSnapshot)
{
    ASSERT_TRUE(startLive(list({summary("A", "COMPLETED", 150)}), "150"));
    answerList(list({summary("A", "RUNNING", 3)}), {{"Event-Position", "7"}});
    answer("/api/events", [&](const Request& request, const Peer& peer) {
        streamIds.push_back(request.header("last-event-id"));
        peer.head(200, "text/event-stream");
        peer.write("event: hello\ndata: {\"position\":7}\n\n");
        stream = peer;
    });
    stream->close();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "RUNNING"; }));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }));
    EXPECT_EQ(streamIds, (std::vector<QByteArray>{"150", "150", "7"}));
    stream->write(event(8, "deployment", summary("A", "FAILED", 4)));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    EXPECT_EQ(recorded->state(), State::Live);
}

/// As of a server that was started anew: it takes the position, and has forgotten what came after.
TEST_F(LiveList, whatAStreamDoesNotRepeatIsReadFromTheList)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 150)}), "150"));
    QByteArray greeting = "event: hello\ndata: {\"position\":160}\n\n";
    answer("/api/events", [&](const Request& request, const Peer& peer) {
        streamIds.push_back(request.header("last-event-id"));
        peer.head(200, "text/event-stream");
        peer.write(greeting);
        stream = peer;
    });
    answerList(list({summary("A", "FAILED", 152)}), {{"Event-Position", "160"}});
    const auto lists = [&] { return server.count("GET", "/api/deployments"); };
    const int before = lists();
    stream->close();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    EXPECT_EQ(lists(), before + 1);
    EXPECT_EQ(recorded->state(), State::Live);
    // Something newer comes, and not what was told before it.
    stream->write(event(161, "deployment", summary("A", "RUNNING", 153)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "RUNNING"; }));
    stream->close();
    greeting = "event: hello\ndata: {\"position\":165}\n\n"
        + event(170, "deployment", summary("A", "COMPLETED", 154));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    ASSERT_TRUE(passTimeUntil([&] { return lists() == before + 2; }));
}

TEST_F(LiveList, aStreamThatRepeatsWhatCameMeanwhileNeedsNoList)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 150)}), "150"));
    answer("/api/events", [&](const Request&, const Peer& peer) {
        peer.head(200, "text/event-stream");
        peer.write("event: hello\ndata: {\"position\":160}\n\n"
            + event(155, "deployment", summary("A", "RUNNING", 151))
            + event(160, "deployment", summary("A", "FAILED", 152)));
        stream = peer;
    });
    const int before = server.count("GET", "/api/deployments");
    stream->close();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    expectUnchangedFor(std::chrono::seconds(10), "A", "FAILED");
    EXPECT_EQ(server.count("GET", "/api/deployments"), before);
}

TEST_F(LiveList, aStreamOfAServerThatLagsIsFollowedAndRowsStay)
{
    ASSERT_TRUE(startLive(list({summary("A", "COMPLETED", 150)}), "150"));
    answer("/api/events", [&](const Request& request, const Peer& peer) {
        streamIds.push_back(request.header("last-event-id"));
        peer.head(200, "text/event-stream");
        peer.write("event: hello\ndata: {\"position\":148}\n\n");
        peer.write(event(149, "deployment", summary("A", "RUNNING", 149)));
        stream = peer;
    });
    stream->close();
    ASSERT_TRUE(passTimeUntil([&] { return streamIds.size() == 3; }));
    expectUnchangedFor(std::chrono::seconds(5), "A", "COMPLETED");
    stream->write(event(151, "deployment", summary("A", "FAILED", 151)));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    EXPECT_EQ(recorded->state(), State::Live);
}

TEST_F(LiveList, aStreamWhoseHelloIsNoPositionIsNotOpenedAgainAndAgain)
{
    answerList(list({summary("A", "RUNNING", 150)}), {{"Event-Position", "150"}});
    answer("/api/events", [&](const Request& request, const Peer& peer) {
        streamIds.push_back(request.header("last-event-id"));
        peer.head(200, "text/event-stream");
        peer.write("event: hello\ndata: {\"position\":0}\n\n");
        stream = peer;
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(passTimeUntil([&] { return streamIds.size() == 2; }));
    expectUnchangedFor(std::chrono::seconds(20), "A", "RUNNING");
    EXPECT_EQ(streamIds.size(), 2U);
    stream->write(event(151, "deployment", summary("A", "FAILED", 151)));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
}

TEST_F(LiveList, anEventNumberThatCannotBeSentBackMeansANewListAndStream)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 150)}), "150"));
    stream->write("id: 1\x01\nevent: deployment\ndata: " + summary("A", "RUNNING", 151) + "\n\n");
    answerList(list({summary("A", "FAILED", 152)}), {{"Event-Position", "152"}});
    stream->close();
    ASSERT_TRUE(passTimeUntil([&] { return streamIds.size() == 2; }));
    EXPECT_EQ(streamIds.back(), "");
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    EXPECT_EQ(recorded->state(), State::Live);
}

TEST_F(LiveList, aServerThatStartsOverBehindAnOpenStreamIsFoundOut)
{
    ASSERT_TRUE(startLive(list({summary("A", "COMPLETED", 150)}), "150"));
    answerList(list({summary("A", "RUNNING", 2)}), {{"Event-Position", "3"}});
    stream->write(event(3, "deployment", summary("A", "RUNNING", 2)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Stale; }));
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "RUNNING"; }));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }));
}

TEST_F(LiveList, aStreamOfWhichNothingComesIsNotLive)
{
    answerList(list({summary("A", "RUNNING", 1)}), {{"Event-Position", "1"}});
    answer("/api/events", [&](const Request&, const Peer& peer) {
        peer.head(200, "text/event-stream"); // as from a proxy that keeps the rest to itself
        stream = peer;
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(passTimeUntil([&] { return stream.has_value(); }));
    answerList(list({summary("A", "COMPLETED", 2)}), {{"Event-Position", "2"}});
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    expectUnchangedFor(std::chrono::seconds(100), "A", "COMPLETED");
    for (const Freshness& each : recorded->states) {
        EXPECT_NE(each.state, State::Live);
        EXPECT_NE(each.state, State::Stale) << "the list is read all the time";
    }
    stream->write(": at last\n\n");
    EXPECT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }));
}

TEST_F(LiveList, whatAStreamThatFellSilentDidNotTellIsReadFromTheList)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 1)}), "1"));
    answerList(list({summary("A", "COMPLETED", 2)}), {{"Event-Position", "2"}});
    const auto begin = scheduler->now();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    EXPECT_LT(scheduler->now() - begin, std::chrono::seconds(35));
    // Its greeting alone does not make it believed once more.
    ASSERT_TRUE(passTimeUntil([&] { return streamIds.size() == 2; }));
    answerList(list({summary("A", "FAILED", 3)}), {{"Event-Position", "3"}});
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
    EXPECT_LT(scheduler->now() - begin, std::chrono::seconds(55));
    EXPECT_EQ(recorded->state(), State::Polling);
    stream->write(": still here\n\n");
    EXPECT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }));
}

TEST_F(LiveList, aStreamThatBringsMoreThanIsTakenHasToWaitAndLosesNothing)
{
    ASSERT_TRUE(startLive(list({}), "0"));
    constexpr std::size_t count = 120;
    for (int number = 1; number <= int(count); ++number) {
        QByteArray record = summary("D" + QByteArray::number(number), "COMPLETED", number);
        record.insert(1, "\"note\":\"" + QByteArray(512 << 10, 'x') + "\",");
        stream->write(event(number, "deployment", record));
    }
    qint64 waiting = stream->waiting();
    int still = 0;
    EXPECT_TRUE(waitUntil([&] {
        still = std::exchange(waiting, stream->waiting()) == stream->waiting() ? still + 1 : 0;
        return still > 20; // the buffers on the way are full, and no time has passed
    }));
    EXPECT_GT(waiting, 0);
    EXPECT_TRUE(passTimeUntil([&] { return recorded->history.size() == count; }));
    EXPECT_EQ(recorded->state(), State::Live);
    EXPECT_EQ(streamIds.size(), 1U);
}

TEST_F(LiveList, revisionsThatStandStillDoNotFreezeARow)
{
    ASSERT_TRUE(startLive(list({summary("A", "PENDING", 1)}), "10"));
    stream->write(event(11, "deployment", summary("A", "RUNNING", 1)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "RUNNING"; }));
    stream->write(event(12, "deployment", summary("A", "FAILED", 1)));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
}

TEST_F(LiveList, revisionsThatAreNoNumbersAreNotCompared)
{
    const auto record = [](const QByteArray& status, const QByteArray& revision) {
        return summary("A", status, 1).replace("\"revision\":1", "\"revision\":" + revision);
    };
    ASSERT_TRUE(startLive(list({record("RUNNING", R"("zz")")}), "10"));
    stream->write(event(11, "deployment", record("COMPLETED", R"("aa")")));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    stream->write(event(12, "deployment", record("FAILED", "null")));
    EXPECT_TRUE(passTimeUntil([&] { return recorded->status("A") == "FAILED"; }));
}

TEST_F(LiveList, whatEventsTellWhileTheListIsReadStays)
{
    ASSERT_TRUE(startLive(list({summary("A", "RUNNING", 10)}), "10"));
    std::optional<Peer> slow;
    answer("/api/deployments", [&](const Request&, const Peer& peer) { slow = peer; });
    source->refresh();
    ASSERT_TRUE(waitUntil([&] { return slow.has_value(); }));
    stream->write(event(11, "deployment", summary("A", "FAILED", 11))
        + event(12, "deployment", summary("N", "RUNNING", 12)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->history.size() == 2; }));
    slow->json(list({summary("A", "RUNNING", 10), summary("B")}), {{"Event-Position", "10"}});
    ASSERT_TRUE(waitUntil([&] { return recorded->replacements == 2; }));
    EXPECT_EQ(recorded->ids().size(), 3U);
    EXPECT_EQ(recorded->status("A"), "FAILED");
    EXPECT_EQ(recorded->status("N"), "RUNNING");
    EXPECT_EQ(recorded->state(), State::Live);
}

TEST_F(LiveList, notModifiedIsNoProofThatWhatAPageKnowsIsOld)
{
    // The list does not change behind its tag while the deployment itself has advanced.
    answer("/api/deployments", [](const Request& request, const Peer& peer) {
        if (request.header("if-none-match") == "\"v1\"")
            peer.reply(304, {});
        else
            peer.json("[" + summary("A", "RUNNING", 1) + "]", {{"ETag", "\"v1\""}});
    });
    answer("/api/deployments/A",
        [](const Request&, const Peer& peer) { peer.json(summary("A", "COMPLETED", 5)); });
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->status("A") == "COMPLETED"; }))
        << "the row shows what the page shows";
    EXPECT_TRUE(passTimeUntil([&] { return recorded->state() == State::Stale; }));
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
}

TEST_F(LiveList, aListThatStaysBehindItsDeploymentsIsNotBelieved)
{
    answerList("[" + summary("A", "RUNNING", 1) + "]");
    answer("/api/deployments/A",
        [](const Request&, const Peer& peer) { peer.json(summary("A", "COMPLETED", 5)); });
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A");
    recorded->watch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    expectUnchangedFor(std::chrono::seconds(120), "A", "COMPLETED");
    EXPECT_EQ(recorded->state(), State::Stale);
    EXPECT_EQ(recorded->replacements, 1);
}

TEST_F(LiveList, aStreamThatWasNotThereIsAskedForAgain)
{
    answerList(list({summary("A", "RUNNING", 1)}), {{"Event-Position", "5"}});
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Polling));
    const auto asked = [&] { return server.count("GET", "/api/events"); };
    ASSERT_TRUE(passTimeUntil([&] { return asked() == 3; }, longStep));
    const auto begin = scheduler->now();
    ASSERT_TRUE(passTimeUntil([&] { return asked() == 4; }, longStep));
    EXPECT_GT(scheduler->now() - begin, std::chrono::seconds(30)) << "less and less often";
    answerList(list({summary("A", "RUNNING", 1)}), {{"Event-Position", "77"}});
    offerEvents();
    ASSERT_TRUE(passTimeUntil([&] { return recorded->state() == State::Live; }, longStep));
    EXPECT_EQ(streamIds, std::vector<QByteArray>{"77"}) << "behind the latest list";
}

} // namespace

} // namespace sources
