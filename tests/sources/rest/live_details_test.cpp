// SPDX-License-Identifier: GPL-3.0-or-later Pages that stay true: a deployment that could not be
// read is read again and says so in the meantime, a log is read on from where it is, and a change
// costs one request.
#include "rest_fixture.h"

#include <QUrlQuery>

namespace sources {

namespace {

class LiveDetails : public RestFixture {
protected:
    LiveDetails()
    {
        answer("/api/deployments/A", [this](const Request& request, const Peer& peer) {
            const QByteArray tag = '"' + QByteArray::number(revision) + '"';
            if (failures > 0) {
                --failures;
                fault(request, peer);
            } else if (request.header("if-none-match") == tag) {
                peer.reply(304, {});
            } else {
                peer.json(summary("A", status, revision), {{"ETag", tag}});
            }
        });
        answer("/api/deployments/A/logs", [this](const Request& request, const Peer& peer) {
            if (logFailures > 0) {
                --logFailures;
                peer.reply(logStatus, {});
            } else {
                serveLog(request, peer);
            }
        });
    }
    void serveLog(const Request& request, const Peer& peer)
    {
        const QUrlQuery query(QUrl::fromEncoded(request.target));
        const auto after = query.queryItemValue(QStringLiteral("after")).toULongLong();
        const auto from = std::min<std::size_t>(after, lines.size());
        QByteArrayList entries;
        for (std::size_t line = from; line < lines.size(); ++line)
            entries << R"({"time":"2025-02-15T10:00:00Z","message":")" + lines[line] + R"("})";
        entriesSent += entries.size();
        peer.json(R"({"after":)" + QByteArray::number(qulonglong(from)) + R"(,"total":)"
            + QByteArray::number(qulonglong(lines.size())) + R"(,"entries":[)" + entries.join(',')
            + "]}");
    }
    /// Watches A, as a page does that has just been opened.
    [[nodiscard]] bool openPage(bool live = true)
    {
        answerList(list({summary("A", status, revision)}), {{"Event-Position", "100"}});
        if (live)
            offerEvents();
        if (!startAndLoad() || !reaches(live ? State::Live : State::Polling))
            return false;
        recorded->fetch("A");
        recorded->watch("A");
        return waitUntil([this] { return recorded->snapshots.contains("A"); });
    }
    void change(const QByteArray& to)
    {
        status = to;
        ++revision;
        stream->write(event(100 + revision, "deployment", summary("A", status, revision)));
    }
    [[nodiscard]] const Snapshot& page() { return *recorded->snapshots["A"].back(); }
    [[nodiscard]] std::string pageStatus() { return page().deployment.status.text; }
    [[nodiscard]] Freshness pageState() const { return recorded->pageState("A"); }
    [[nodiscard]] int reads() const { return server.count("GET", "/api/deployments/A"); }
    [[nodiscard]] int logReads() const { return server.count("GET", "/api/deployments/A/logs"); }

    QByteArray status = "RUNNING";
    int revision = 1;
    int failures = 0;
    FaultServer::Handler fault = [](const Request&, const Peer& peer) { peer.reply(503, {}); };
    std::vector<QByteArray> lines{"one", "two", "three"};
    qsizetype entriesSent = 0;
    int logFailures = 0;
    int logStatus = 500;
};

std::vector<Fault> passingFaults()
{
    const auto replies = [](int status) {
        return [status](const Request&, const Peer& peer) { peer.reply(status, {}); };
    };
    return {{"Unavailable", replies(503)}, {"TooMany", replies(429)}, {"Broken", replies(500)},
        {"NotFoundForAMoment", replies(404)},
        {"Reset", [](const Request&, const Peer& peer) { peer.reset(); }},
        {"WebPage",
            [](const Request&, const Peer& peer) {
                peer.reply(200, "<html>", {{"Content-Type", "text/html"}});
            }},
        {"OlderState",
            [](const Request&, const Peer& peer) { peer.json(summary("A", "RUNNING", 1)); }},
        {"NotModifiedThoughItIs", [](const Request&, const Peer& peer) { peer.reply(304, {}); }}};
}

class PassingFaults : public LiveDetails, public testing::WithParamInterface<Fault> { };

TEST_P(PassingFaults, areToldAtThePageAndTriedAgain)
{
    ASSERT_TRUE(openPage());
    const auto asOf = recorded->snapshots["A"].back()->receivedAt;
    fault = GetParam().detail;
    failures = 3;
    scheduler->advance(Milliseconds(5'000));
    change("COMPLETED");
    ASSERT_TRUE(passTimeUntil([&] { return failures == 0 && recorded->pageStates.contains("A"); }));
    EXPECT_EQ(recorded->state(), State::Live) << "the list is";
    EXPECT_EQ(pageState().state, State::Stale);
    EXPECT_EQ(pageState().asOf, asOf);
    EXPECT_TRUE(pageState().nextAttempt.has_value());
    EXPECT_FALSE(pageState().reason.pattern.empty());
    EXPECT_EQ(pageStatus(), "RUNNING");
    ASSERT_TRUE(passTimeUntil([&] { return pageStatus() == "COMPLETED"; }));
    EXPECT_EQ(pageState().state, State::Live);
}

INSTANTIATE_TEST_SUITE_P(LiveDetails, PassingFaults, testing::ValuesIn(passingFaults()),
    [](const auto& one) { return std::string(one.param.name); });

TEST_F(LiveDetails, attemptsComeLessAndLessOftenAndRetryNowComesAtOnce)
{
    ASSERT_TRUE(openPage(false));
    failures = 1'000;
    status = "FAILED";
    ++revision;
    Milliseconds longest{0};
    const int before = reads();
    for (int attempts = before + 1; attempts < before + 9; ++attempts) {
        ASSERT_TRUE(passTimeUntil(
            [&] { return reads() >= attempts && pageState().nextAttempt > scheduler->now(); }));
        longest = std::max(longest, *pageState().nextAttempt - scheduler->now());
    }
    EXPECT_EQ(longest, Milliseconds(15'000)) << "half of the cap, as chance is a half here";
    failures = 0;
    source->retryNow();
    EXPECT_TRUE(waitUntil([&] { return pageStatus() == "FAILED"; }));
}

TEST_F(LiveDetails, aServerThatLimitsReadingIsAskedForNoDeploymentBeforeItsTime)
{
    ASSERT_TRUE(openPage(false));
    const auto isAsked = [this](const char* id) {
        return server.count("GET", QByteArray("/api/deployments/") + id) > 0;
    };
    const auto limits = [](const Request&, const Peer& peer) {
        peer.reply(429, {}, {{"Retry-After", "60"}});
    };
    answer("/api/deployments/B", limits);
    recorded->fetch("B");
    ASSERT_TRUE(waitUntil([&] { return !recorded->failures["B"].empty(); }));
    scheduler->advance(Milliseconds(20'000));
    recorded->fetch("C"); // as what is read in the background
    ASSERT_TRUE(waitUntil([&] { return !recorded->failures["C"].empty(); }));
    EXPECT_FALSE(isAsked("C"));
    source->retryNow(); // somebody wants it now
    recorded->fetch("D");
    EXPECT_TRUE(waitUntil([&] { return isAsked("D"); }));
}

TEST_F(LiveDetails, aByteOrderMarkInFrontOfAnAnswerIsNoPartOfIt)
{
    ASSERT_TRUE(openPage(false));
    answer("/api/deployments/B", [](const Request&, const Peer& peer) {
        peer.json("\xEF\xBB\xBF" + summary("B", "COMPLETED"));
    });
    recorded->fetch("B");
    ASSERT_TRUE(waitUntil([&] { return !recorded->snapshots["B"].empty(); }));
    EXPECT_EQ(recorded->snapshots["B"].back()->deployment.id, "B");
}

TEST_F(LiveDetails, aPageThatWasNeverReadIsReadAsSoonAsItCan)
{
    answerList(list({summary("A", "RUNNING", 1)}), {{"Event-Position", "100"}});
    offerEvents();
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Live));
    failures = 2;
    recorded->fetch("A");
    recorded->watch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->failures["A"].size() == 1; }));
    EXPECT_EQ(pageState().state, State::Stale);
    EXPECT_FALSE(pageState().asOf.has_value());
    EXPECT_TRUE(pageState().nextAttempt.has_value());
    EXPECT_TRUE(passTimeUntil([&] { return recorded->snapshots.contains("A"); }));
    EXPECT_EQ(pageState().state, State::Live);
    EXPECT_EQ(recorded->failures["A"].size(), 1U) << "attempts by itself answer nobody";
}

TEST_F(LiveDetails, whatIsReadForLongIsNotCurrentMeanwhile)
{
    ASSERT_TRUE(openPage());
    std::optional<Peer> slow;
    fault = [&](const Request&, const Peer& peer) { slow = peer; };
    failures = 1;
    change("COMPLETED");
    ASSERT_TRUE(passTimeUntil([&] { return slow.has_value(); }));
    EXPECT_TRUE(passTimeUntil([&] { return pageState().state == State::Stale; }));
    slow->json(summary("A", "COMPLETED", 2));
    EXPECT_TRUE(waitUntil([&] { return pageStatus() == "COMPLETED"; }));
    EXPECT_EQ(pageState().state, State::Live);
}

TEST_F(LiveDetails, anOlderStateOfThePageIsNeverShownNorAnAnswer)
{
    ASSERT_TRUE(openPage(false));
    status = "COMPLETED";
    revision = 7;
    ASSERT_TRUE(passTimeUntil([&] { return pageStatus() == "COMPLETED"; }));
    status = "RUNNING";
    revision = 6;
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.contains("A"); }));
    EXPECT_EQ(recorded->failures["A"][0].code, ErrorCode::Changed);
    EXPECT_EQ(pageStatus(), "COMPLETED");
}

TEST_F(LiveDetails, aServerThatHasOnlyOlderStatesOfAPageIsAskedForItsList)
{
    revision = 50;
    status = "COMPLETED";
    ASSERT_TRUE(openPage());
    // From a backup; the events of its new life are just as many as those before.
    revision = 45;
    status = "RUNNING";
    answerList(list({summary("A", status, revision)}), {{"Event-Position", "100"}});
    stream->close();
    ASSERT_TRUE(passTimeUntil(
        [&] { return recorded->status("A") == "RUNNING" && pageStatus() == "RUNNING"; },
        Milliseconds(500)));
    EXPECT_TRUE(reaches(State::Live));
}

TEST_F(LiveDetails, oneChangeCostsOneConditionalRequest)
{
    ASSERT_TRUE(openPage());
    scheduler->advance(Milliseconds(2'000));
    for (int times = 0; times < 5; ++times) {
        const int before = reads();
        const int logsBefore = logReads();
        lines.push_back("line " + QByteArray::number(times));
        ++revision;
        // As servers send it: first the log, a little later the deployment.
        stream->write(event(200 + 2 * times, "log",
            R"({"id":"A","after":)" + QByteArray::number(qulonglong(lines.size() - 1))
                + R"(,"entries":[{"message":"x"}]})"));
        ASSERT_TRUE(passTimeUntil([&] { return page().deployment.log.size() == lines.size(); }));
        stream->write(event(201 + 2 * times, "deployment", summary("A", status, revision)));
        const auto end = scheduler->now() + std::chrono::seconds(5);
        ASSERT_TRUE(passTimeUntil([&] { return scheduler->now() > end; }));
        EXPECT_EQ(reads() - before, 1);
        EXPECT_EQ(logReads() - logsBefore, 1);
    }
    int conditional = 0;
    for (const auto& request : server.requests)
        conditional +=
            request.path() == "/api/deployments/A" && !request.header("if-none-match").isEmpty();
    EXPECT_EQ(conditional, 5);
}

TEST_F(LiveDetails, aListThatIsReadBesideTheStreamTellsThePageToo)
{
    ASSERT_TRUE(openPage());
    status = "COMPLETED";
    ++revision; // and no event comes
    answerList(list({summary("A", status, revision)}), {{"Event-Position", "100"}});
    source->refresh();
    EXPECT_TRUE(passTimeUntil([&] { return pageStatus() == "COMPLETED"; }));
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
}

TEST_F(LiveDetails, aChangeWhileThePageOpensDoesNotReadTheLogTwice)
{
    answerList(list({summary("A", status, revision)}), {{"Event-Position", "100"}});
    offerEvents();
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Live));
    std::optional<std::pair<Request, Peer>> slow;
    answer("/api/deployments/A/logs", [&](const Request& request, const Peer& peer) {
        if (logReads() == 1)
            slow.emplace(request, peer);
        else
            serveLog(request, peer);
    });
    recorded->fetch("A");
    recorded->watch("A");
    ASSERT_TRUE(waitUntil([&] { return slow.has_value(); }));
    change("COMPLETED");
    const auto end = scheduler->now() + std::chrono::seconds(3);
    ASSERT_TRUE(passTimeUntil([&] { return scheduler->now() > end; }));
    EXPECT_EQ(reads(), 1);
    serveLog(slow->first, slow->second);
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    ASSERT_TRUE(passTimeUntil([&] { return pageStatus() == "COMPLETED"; }));
    EXPECT_EQ(entriesSent, qsizetype(lines.size()) + 1);
}

TEST_F(LiveDetails, aLogIsReadOnByWhoeverAsks)
{
    for (int line = 0; line < 5'000; ++line)
        lines.push_back("line " + QByteArray::number(line));
    ASSERT_TRUE(openPage());
    const auto whole = qsizetype(lines.size());
    EXPECT_EQ(entriesSent, whole);
    for (int times = 1; times <= 10; ++times) {
        lines.push_back("new");
        ++revision;
        recorded->fetch("A");
        ASSERT_TRUE(waitUntil([&] { return page().deployment.log.size() == lines.size(); }));
    }
    // Each time the last line that is known, which shows that the log is the same, and the new one.
    EXPECT_EQ(entriesSent, whole + 20);
    recorded->unwatch();
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots["A"].size() == 12; }));
    EXPECT_EQ(entriesSent, whole + 20) << "the record is as it was";
    EXPECT_EQ(page().deployment.log.size(), lines.size());
}

TEST_F(LiveDetails, aLogThatIsAnotherIsReadFromItsBeginning)
{
    ASSERT_TRUE(openPage());
    const std::vector<QByteArray> others[]{{"short"}, {"x", "y", "z", "w", "v"}, {}};
    for (const auto& other : others) {
        lines = other;
        change("RUNNING");
        ASSERT_TRUE(passTimeUntil([&] {
            const auto& log = page().deployment.log;
            return log.size() == other.size()
                && (log.empty() || log.message(0) == other[0].toStdString());
        }));
    }
}

TEST_F(LiveDetails, aServerThatIgnoresWhereToBeginDoublesNothing)
{
    answer("/api/deployments/A/logs", [this](const Request&, const Peer& peer) {
        QByteArrayList entries;
        for (const QByteArray& line : lines)
            entries << R"({"message":")" + line + R"("})";
        peer.json(R"({"entries":[)" + entries.join(',') + "]}");
    });
    ASSERT_TRUE(openPage());
    lines.push_back("four");
    change("RUNNING");
    ASSERT_TRUE(passTimeUntil([&] { return page().revision == QStringLiteral("\"2\""); }));
    ASSERT_EQ(page().deployment.log.size(), 4U);
    EXPECT_EQ(page().deployment.log.message(3), "four");
}

TEST_F(LiveDetails, aLogThatFailedConcernsThatDeploymentAlone)
{
    answer("/api/deployments/B", [](const Request&, const Peer& peer) { peer.json(summary("B")); });
    int failing = 1;
    answer("/api/deployments/B/logs", [&](const Request& request, const Peer& peer) {
        if (failing-- > 0)
            peer.reply(500, {});
        else
            serveLog(request, peer);
    });
    for (const bool isFirst : {true, false}) {
        SCOPED_TRACE(isFirst);
        failing = 1;
        answerList(
            list({summary("A", status, revision), summary("B")}), {{"Event-Position", "100"}});
        offerEvents();
        ASSERT_TRUE(startAndLoad());
        if (!isFirst) {
            recorded->fetch("A");
            ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
        }
        recorded->fetch("B");
        recorded->watch("B");
        ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("B"); }));
        const Snapshot& first = *recorded->snapshots["B"][0];
        ASSERT_TRUE(first.logError.has_value());
        EXPECT_NE(first.logError->toEnglish().find("500"), std::string::npos);
        EXPECT_TRUE(first.deployment.log.empty());
        recorded->fetch("A");
        ASSERT_TRUE(waitUntil([&] { return !recorded->snapshots["A"].empty(); }));
        EXPECT_EQ(page().deployment.log.size(), lines.size());
        EXPECT_FALSE(page().logError.has_value());
        ASSERT_TRUE(passTimeUntil([&] { return recorded->snapshots["B"].size() == 2; }));
        EXPECT_EQ(recorded->snapshots["B"][1]->deployment.log.size(), lines.size());
        EXPECT_FALSE(recorded->snapshots["B"][1]->logError.has_value());
    }
}

TEST_F(LiveDetails, onlyAnAddressThatNeverWorkedMeansThatThereAreNoLogs)
{
    logFailures = 1'000;
    for (const int none : {404, 405, 501}) {
        logStatus = none;
        ASSERT_TRUE(openPage());
        EXPECT_FALSE(page().logError.has_value()) << none;
        const int before = logReads();
        recorded->fetch("A");
        ASSERT_TRUE(waitUntil([&] { return recorded->snapshots["A"].size() == 2; }));
        EXPECT_EQ(logReads(), before) << none;
    }
    for (const int trouble : {400, 403, 500, 502, 503}) {
        logStatus = trouble;
        ASSERT_TRUE(openPage());
        EXPECT_TRUE(page().logError.has_value()) << trouble;
    }
}

TEST_F(LiveDetails, notFoundAfterALogWasReadIsAFailure)
{
    ASSERT_TRUE(openPage());
    logStatus = 404;
    logFailures = 1;
    lines.push_back("four");
    change("RUNNING");
    ASSERT_TRUE(passTimeUntil([&] { return page().logError.has_value(); }));
    EXPECT_EQ(page().deployment.log.size(), 3U) << "what is known stays";
    ASSERT_TRUE(passTimeUntil([&] { return !page().logError; }));
    EXPECT_EQ(page().deployment.log.size(), 4U);
}

TEST_F(LiveDetails, aDeploymentThatWasDeletedIsToldOnce)
{
    ASSERT_TRUE(openPage());
    fault = [](const Request&, const Peer& peer) { peer.reply(404, {}); };
    failures = 1'000;
    change("RUNNING");
    ASSERT_TRUE(passTimeUntil([&] { return reads() >= 5; }));
    ASSERT_EQ(recorded->failures["A"].size(), 1U);
    EXPECT_EQ(recorded->failures["A"][0].code, ErrorCode::NotFound);
    EXPECT_EQ(pageState().state, State::Stale);
}

TEST_F(LiveDetails, revisionsThatStandStillDoNotFreezeAPage)
{
    ASSERT_TRUE(openPage());
    int number = 300;
    for (const QByteArray& next :
        {QByteArray("FAILED"), QByteArray("COMPLETED"), QByteArray("PENDING")}) {
        answer("/api/deployments/A",
            [next](const Request&, const Peer& peer) { peer.json(summary("A", next, 1)); });
        // The first one may be what was read; those after it are not.
        for (int times = 0; times < 2; ++times)
            stream->write(event(++number, "deployment", summary("A", next, 1)));
        EXPECT_TRUE(passTimeUntil([&] { return pageStatus() == next.toStdString(); }));
    }
}

} // namespace
TEST_F(LiveDetails, aFetchThatIsLetGoOfStopsAndIsNotAnswered)
{
    std::optional<Peer> waiting;
    int asked = 0;
    answerList(list({summary("A")}));
    ASSERT_TRUE(startAndLoad());
    answer("/api/deployments/A", [&](const Request&, const Peer& peer) {
        ++asked;
        waiting = peer;
    });
    auto request = source->details().fetch(QStringLiteral("A"), {},
        {{}, [](const SnapshotResult&) { ADD_FAILURE() << "nobody waits for it"; }});
    ASSERT_TRUE(waitUntil([&] { return asked == 1; }));
    request.cancel();
    waiting->json(summary("A", "FAILED"));
    answer(
        "/api/deployments/A", [&](const Request&, const Peer& peer) { peer.json(summary("A")); });
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    EXPECT_EQ(page().deployment.status.text, "COMPLETED");
}

TEST_F(LiveDetails, whatIsFetchedBeforeTheCredentialsAreKnownWaitsForThem)
{
    connection.credential.scheme = CredentialReference::Scheme::Bearer;
    answer("/api/deployments/A", [](const Request& request, const Peer& peer) {
        EXPECT_EQ(request.header("authorization"), "Bearer T0P-SECRET");
        peer.json(summary("A"));
    });
    start();
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    secrets->secret.clear();
    start();
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.contains("A"); }));
    EXPECT_EQ(recorded->failures["A"][0].code, ErrorCode::Unauthorized);
    EXPECT_FALSE(recorded->inputsAsked.empty());
}

TEST_F(LiveDetails, everyWatchOfADeploymentIsToldAndTheLastOneEndsIt)
{
    ASSERT_TRUE(openPage());
    int first = 0;
    int second = 0;
    auto one = source->details().watch(
        QStringLiteral("A"), {[&](const SnapshotResult&) { ++first; }, [] {}});
    auto other = source->details().watch(QStringLiteral("A"),
        {[&](const SnapshotResult&) {
             ++second;
             one.reset(); // while it is told
         },
            [] {}});
    change("RUNNING");
    ASSERT_TRUE(passTimeUntil([&] { return second == 1; }));
    change("FAILED");
    ASSERT_TRUE(passTimeUntil([&] { return second == 2; }));
    EXPECT_LE(first, 1);
    other.reset();
    recorded->unwatch();
    const int before = reads();
    change("COMPLETED");
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    EXPECT_EQ(reads(), before);
}

} // namespace sources
