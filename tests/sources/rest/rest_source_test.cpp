// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest_fixture.h"

#include "deploy/deployment/log/unknown_time.h"

#include <QUrlQuery>

namespace sources {

namespace {

class RestSourceTest : public RestFixture { };

TEST_F(RestSourceTest, readsABareArrayAndPollsWhereThereAreNoEvents)
{
    answerList("[" + summary("A") + "," + summary("B", "FAILED") + "]");
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->ids(), (Strings{"A", "B"}));
    EXPECT_EQ(recorded->status("B"), "FAILED");
    EXPECT_TRUE(reaches(State::Polling));
    EXPECT_EQ(source->name(), QStringLiteral("Test server"));
    EXPECT_EQ(server.requests[0].header("accept"), "application/json");
    EXPECT_EQ(server.requests[0].header("authorization"), "");
}

TEST_F(RestSourceTest, followsPagesHoweverTheNextOneIsNamed)
{
    const QByteArray origin = server.url().toEncoded();
    const QByteArray nexts[]{"/api/deployments?page=2", "deployments?page=2", "?page=2",
        origin + "/api/deployments?page=2", "c2Vjb25kIHBhZ2U+/w=="};
    for (const QByteArray& next : nexts) {
        SCOPED_TRACE(next.toStdString());
        int second = 0;
        answer("/api/deployments", [&](const Request& request, const Peer& peer) {
            const QUrlQuery query(QUrl::fromEncoded(request.target));
            const bool isSecond = query.queryItemValue(QStringLiteral("page")) == QLatin1String("2")
                || query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded).toLatin1()
                    == next;
            second += isSecond ? 1 : 0;
            peer.json(isSecond ? list({summary("B")}) : list({summary("A")}, next));
        });
        ASSERT_TRUE(startAndLoad());
        EXPECT_EQ(recorded->ids(), (Strings{"A", "B"}));
        EXPECT_EQ(second, 1);
        EXPECT_EQ(recorded->replacements, 1);
        EXPECT_GE(recorded->updates, 2);
    }
}

TEST_F(RestSourceTest, whereABeginningIsEnoughNoPageIsReadAfterOneThatHasDeployments)
{
    isBeginningEnough = true;
    int pages = 0;
    answer("/api/deployments", [&pages](const Request&, const Peer& peer) {
        const QByteArray next = "?page=" + QByteArray::number(++pages);
        peer.json(pages == 1 ? list({}, next) : list({summary("A")}, next));
    });
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->ids(), Strings{"A"});
    EXPECT_EQ(pages, 2) << "an empty one tells nothing";
}

TEST_F(RestSourceTest, followsALinkHeader)
{
    answer("/api/deployments", [](const Request& request, const Peer& peer) {
        if (request.target.contains("page=2"))
            peer.json("[" + summary("B") + "]");
        else
            peer.json("[" + summary("A") + "]", {{"Link", "<deployments?page=2>; rel=\"next\""}});
    });
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->ids(), (Strings{"A", "B"}));
}

/// It may have pages of its own, "page" and "size", which it does not lead to.
TEST_F(RestSourceTest, aListThatEndsBeforeItsTotalIsSaidNotToBeWhole)
{
    const auto tellsOfTotals = [this](const QByteArray& first, const QByteArray& total,
                                   const QByteArray& further) {
        answer("/api/deployments", [=](const Request& request, const Peer& peer) {
            if (request.target.contains("page=2"))
                peer.json(R"({"items":[)" + further + R"(],"total":)" + total + "}");
            else
                peer.json(R"({"total":)" + first + R"(,"next":"?page=2","items":[)" + summary("A")
                    + "]}");
        });
        EXPECT_TRUE(startAndLoad());
        std::vector<std::string> told;
        for (const deployment::Problem& problem : recorded->problems) {
            if (const auto text = problem.message.toEnglish();
                text.starts_with("The server's list ends"))
                told.push_back(text);
        }
        return told;
    };
    const auto tellsOf = [&](const QByteArray& total, const QByteArray& further) {
        return tellsOfTotals(total, total, further);
    };
    EXPECT_EQ(tellsOf("40", summary("B")),
        std::vector<std::string>{"The server's list ends after 2 deployments, but its “total” is "
                                 "40. If that is how many "
                                 "deployments there are, the others are not shown."});
    EXPECT_EQ(recorded->ids(), (Strings{"A", "B"}));
    EXPECT_TRUE(tellsOf("2", summary("B")).empty());
    EXPECT_TRUE(tellsOf("1", summary("B")).empty());
    EXPECT_TRUE(tellsOfTotals("2", "3", summary("B")).empty()) << "one began in the meantime";
    EXPECT_TRUE(tellsOfTotals("3", "2", summary("B")).empty()) << "one went in the meantime";
    for (const char* odd : {"null", "\"many\"", "-3", "2.5", "1e99", "{}"})
        EXPECT_TRUE(tellsOf(odd, summary("B")).empty()) << odd;
    EXPECT_TRUE(tellsOf("3", summary("B") + R"(,{"id":"C"})").empty())
        << "one that cannot be read is told of as that";
}

/// Records one a line, until the connection ends: whoever cuts it leaves no trace.
TEST_F(RestSourceTest, aListWhoseEndNothingTellsIsSaidToBePerhapsNotWhole)
{
    const QByteArray lines = summary("A") + '\n' + summary("B") + '\n';
    const auto tellsOf = [&](const QByteArray& body, const FaultServer::Headers& more) {
        answer("/api/deployments", [=](const Request&, const Peer& peer) {
            peer.head(200, "application/x-ndjson", more);
            peer.write(body);
            peer.close();
        });
        std::vector<std::string> told;
        if (!startAndLoad())
            return std::vector<std::string>{recorded->loads.at(0)->message.toEnglish()};
        for (const deployment::Problem& problem : recorded->problems) {
            if (problem.id.empty())
                told.push_back(problem.message.toEnglish());
        }
        return told;
    };
    const std::vector<std::string> unknown{
        "The end of the server's list cannot be seen: whether it is whole cannot be known."};
    EXPECT_EQ(tellsOf(lines, {}), unknown);
    EXPECT_EQ(recorded->ids(), (Strings{"A", "B"})) << "what came is shown";
    EXPECT_EQ(tellsOf(summary("A") + '\n', {}), unknown);
    EXPECT_EQ(tellsOf(lines, {{"Content-Length", QByteArray::number(lines.size())}}),
        std::vector<std::string>());
    EXPECT_EQ(tellsOf('[' + summary("A") + ']', {}), std::vector<std::string>());
    const FaultServer::Headers inChunks{{"Transfer-Encoding", "chunked"}};
    const auto chunked = [](const QByteArray& text) {
        return QByteArray::number(text.size(), 16) + "\r\n" + text + "\r\n0\r\n\r\n";
    };
    EXPECT_EQ(tellsOf(chunked(lines), inChunks), unknown) << "nobody says that this chunk was last";
    EXPECT_EQ(tellsOf(chunked('[' + summary("A") + ']'), inChunks), std::vector<std::string>());
    const std::vector<std::string> cut{
        "Incomplete response: the data ends in the middle of a record."};
    EXPECT_EQ(tellsOf(lines + summary("C").chopped(9), {}), cut);
    const std::vector<std::string> early{
        "Incomplete response: what the server sends stops before its end."};
    EXPECT_EQ(tellsOf('[' + summary("A") + ',', {}), early);
    EXPECT_EQ(tellsOf(R"({"items":[)" + summary("A"), {}), early);
    EXPECT_EQ(tellsOf(chunked('[' + summary("A") + ','), inChunks), early);
}

TEST_F(RestSourceTest, pagesOfAnotherServerOrInACircleEndTheLoad)
{
    FaultServer other;
    for (const QByteArray& next : {other.url(QStringLiteral("/x?page=2")).toEncoded(),
             QByteArray("/api/deployments?page=2")}) {
        answerList(list({summary("A")}, next));
        start();
        ASSERT_TRUE(waitUntil([&] { return !recorded->loads.empty(); }));
        ASSERT_TRUE(recorded->loads[0].has_value());
        EXPECT_EQ(recorded->loads[0]->code, ErrorCode::BadFormat);
        const std::string said = recorded->loads[0]->message.toEnglish();
        EXPECT_EQ(said.find("another server") != said.npos, !next.startsWith('/')) << said;
        EXPECT_EQ(said.find("leads back") != said.npos, next.startsWith('/')) << said;
    }
    EXPECT_EQ(other.connections, 0);
    // A number may be a cursor; where it is none, it is of the wrong type.
    answerList("{\"items\":[" + summary("A") + "],\"next\":5}");
    EXPECT_FALSE(startAndLoad());
    ASSERT_FALSE(recorded->loads.empty());
    const std::string said = recorded->loads[0]->message.toEnglish();
    EXPECT_NE(said.find("as a number (5), where an address"), said.npos) << said;
    EXPECT_EQ(said.find("leads back"), said.npos) << said;
}

TEST(HistoryUpdate, replacesAllButWhatIsKept)
{
    const auto historyOf = [](std::initializer_list<std::pair<const char*, const char*>> rows) {
        history::History history;
        for (const auto& [id, version] : rows) {
            history::Summary summary;
            summary.id = id;
            summary.version = version;
            history.upsert(summary);
        }
        return history;
    };
    HistoryUpdate update;
    update.rows = std::make_shared<const history::History>(historyOf({{"b", "2"}, {"c", "2"}}));
    update.replacesAll = true;
    update.kept = {"a", "b", "unheard"};
    const auto now = update.replacing(historyOf({{"a", "1"}, {"b", "1"}, {"gone", "1"}}));
    ASSERT_EQ(now.size(), 3U);
    const auto versionOf = [&](const char* id) {
        return std::string(now.word(history::Column::Version, now.find(id).value()));
    };
    EXPECT_EQ(versionOf("a"), "1");
    EXPECT_EQ(versionOf("b"), "1") << "a newer state of it was known";
    EXPECT_EQ(versionOf("c"), "2");
}

TEST_F(RestSourceTest, aNextPageThatCannotBeReadIsNoEndOfTheList)
{
    for (const char* next : {R"({"href":"/api/deployments?page=2"})", "true", "[]"}) {
        answerList("{\"items\":[" + summary("A") + "],\"next\":" + next + "}");
        start();
        ASSERT_TRUE(waitUntil([&] { return !recorded->loads.empty(); }));
        ASSERT_TRUE(recorded->loads[0].has_value()) << next;
        EXPECT_EQ(recorded->loads[0]->code, ErrorCode::BadFormat);
    }
    for (const char* none : {"null", "false", "\"\""}) {
        answerList("{\"items\":[" + summary("A") + "],\"next\":" + none + "}");
        ASSERT_TRUE(startAndLoad()) << none;
    }
    answer("/api/deployments", [](const Request& request, const Peer& peer) {
        const bool isSecond = request.target.contains("cursor=2");
        peer.json("{\"items\":[" + summary(isSecond ? "B" : "A")
            + "],\"next\":" + (isSecond ? "null" : "2") + "}");
    });
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->ids(), (Strings{"A", "B"}));
}

TEST_F(RestSourceTest, whatStandsBeforeTheNextPageDoesNotHideIt)
{
    const std::pair<const char*, QByteArray> beginnings[]{
        {"a tab in a text", "{\"title\":\"a\tb\",\"items\":["},
        {"an escape sequence in a text", "{\"title\":\"\x1B[31mred\",\"items\":["},
        {"a byte order mark", "\xEF\xBB\xBF{\"items\":["},
        {"a tab in a record", "{\"items\":[" + summary("a\tb") + ","},
        {"a null among the records", "{\"items\":[null,"},
    };
    for (const auto& [name, beginning] : beginnings) {
        SCOPED_TRACE(name);
        answer("/api/deployments", [first = beginning](const Request& request, const Peer& peer) {
            const bool isSecond = request.target.contains("cursor=2");
            peer.json(isSecond ? list({summary("B")}) : first + summary("A") + "],\"next\":\"2\"}");
        });
        ASSERT_TRUE(startAndLoad());
        EXPECT_EQ(recorded->ids(), (Strings{"A", "B"}));
    }
}

TEST_F(RestSourceTest, aDamageThatMayHideTheNextPageIsToldWithItsPlace)
{
    const QByteArray a = summary("A");
    const std::tuple<QByteArray, Strings, Strings> cases[]{
        {"{\"items\":[" + a + "],\n\"x\":?,\"next\":\"2\"}", {"A"}, {"2", "5"}},
        {"{\"items\":[" + a + "],\n \"x\" 1,\"next\":\"2\"}", {"A"}, {"2", "6"}},
        {"{\"title\":\"a\nb\",\"items\":[" + a + "],\"next\":\"2\"}", {}, {"1", "12"}},
        {"{\"items\":[" + summary("a\nb") + "],\"next\":\"2\"}", {}, {"1", "19"}},
    };
    for (const auto& [body, ids, place] : cases) {
        SCOPED_TRACE(body.toStdString());
        answerList(body);
        EXPECT_FALSE(startAndLoad());
        ASSERT_FALSE(recorded->loads.empty());
        EXPECT_EQ(recorded->loads[0]->code, ErrorCode::BadFormat);
        EXPECT_EQ(recorded->loads[0]->message.arguments, place);
        EXPECT_EQ(recorded->ids(), ids) << "what could be read is shown";
    }
}

TEST_F(RestSourceTest, pagesInACircleComeToAnEndWhateverTheirAddresses)
{
    int pages = 0;
    answer("/api/deployments", [&pages](const Request&, const Peer& peer) {
        const QByteArray id(1, "ABC"[++pages % 3]);
        peer.json(list({summary(id)}, "?cursor=" + QByteArray::number(pages)));
    });
    EXPECT_FALSE(startAndLoad());
    ASSERT_FALSE(recorded->loads.empty());
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::BadFormat);
    EXPECT_LE(pages, 110);
}

TEST_F(RestSourceTest, pagesThatTellNothingNewComeToAnEnd)
{
    int pages = 0;
    for (const bool isEmpty : {true, false}) {
        pages = 0;
        answer("/api/deployments", [&pages, isEmpty](const Request&, const Peer& peer) {
            peer.json(list(isEmpty ? std::vector<QByteArray>{} : std::vector{summary("A")},
                "?cursor=" + QByteArray::number(++pages)));
        });
        start();
        ASSERT_TRUE(waitUntil([&] { return !recorded->loads.empty(); }));
        ASSERT_TRUE(recorded->loads[0].has_value());
        EXPECT_EQ(recorded->loads[0]->code, ErrorCode::BadFormat);
        EXPECT_LE(pages, 101);
    }
}

TEST_F(RestSourceTest, someEmptyPagesOnTheWayAreRead)
{
    int pages = 0;
    answer("/api/deployments", [&](const Request&, const Peer& peer) {
        peer.json(
            ++pages < 20 ? list({}, "?cursor=" + QByteArray::number(pages)) : list({summary("A")}));
    });
    ASSERT_TRUE(startAndLoad());
    EXPECT_EQ(recorded->ids(), Strings{"A"});
}

TEST_F(RestSourceTest, notModifiedThatNobodyAskedForIsNoEmptyList)
{
    answer("/api/deployments", [](const Request&, const Peer& peer) { peer.reply(304, {}); });
    start();
    ASSERT_TRUE(waitUntil([&] { return !recorded->loads.empty(); }));
    ASSERT_TRUE(recorded->loads[0].has_value());
    EXPECT_EQ(recorded->loads[0]->message.pattern, "The server returned status %1.");
}

TEST_F(RestSourceTest, sendsTheFilterAndWorksThoughTheServerIgnoresIt)
{
    answerList("[" + summary("A") + "]");
    filter.words[history::Column::Environment] = {"生产环境", "a&b=c+d"};
    filter.words[history::Column::Status] = {"FAILED"};
    filter.words[history::Column::Service] = {"checkout"};
    filter.range.since = deployment::parseTimestamp("2025-02-15T10:00:00Z");
    filter.text = "x y";
    ASSERT_TRUE(startAndLoad());
    const QUrlQuery query(QUrl::fromEncoded(server.requests[0].target));
    const auto value = [&](const char* name) {
        return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    };
    EXPECT_EQ(query.allQueryItemValues(QStringLiteral("environment"), QUrl::FullyDecoded),
        (QStringList{QStringLiteral("生产环境"), QStringLiteral("a&b=c+d")}));
    EXPECT_FALSE(server.requests[0].target.contains('+'))
        << "a plus sign is a blank to most servers";
    EXPECT_EQ(value("status"), QStringLiteral("FAILED"));
    EXPECT_EQ(value("service"), QStringLiteral("checkout"));
    EXPECT_EQ(deployment::parseTimestamp(value("since").toStdString()), filter.range.since);
    EXPECT_FALSE(query.hasQueryItem(QStringLiteral("q"))) << "it may find less than is found here";
}

TEST_F(RestSourceTest, pollsFasterWhileSomethingRunsAndSlowlyWhileHidden)
{
    answerList("[" + summary("A") + "]");
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(waitUntil([&] { return server.count("GET", "/api/events") == 1; }));
    ASSERT_TRUE(reaches(State::Polling));
    scheduler->advance(Milliseconds(9'999));
    EXPECT_EQ(lists(), 1);
    answerList("[" + summary("A", "RUNNING") + "]");
    scheduler->advance(Milliseconds(1));
    ASSERT_TRUE(waitUntil([&] { return recorded->status("A") == "RUNNING"; }));
    scheduler->advance(Milliseconds(2'000));
    ASSERT_TRUE(waitUntil([&] { return lists() == 3; }));
    ASSERT_TRUE(waitUntil([&] { return scheduler->next() <= Milliseconds(2'000); }));
    source->setHidden(true);
    scheduler->advance(Milliseconds(59'000));
    EXPECT_EQ(lists(), 3);
    source->setHidden(false);
    ASSERT_TRUE(waitUntil([&] { return lists() == 4; }));
}

TEST_F(RestSourceTest, asksConditionallyAndTakesNotModifiedForAnAnswer)
{
    answer("/api/deployments", [](const Request& request, const Peer& peer) {
        if (request.header("if-none-match") == "\"v1\"")
            peer.reply(304, {});
        else
            peer.json("[" + summary("A") + "]", {{"ETag", "\"v1\""}});
    });
    ASSERT_TRUE(startAndLoad());
    const int updates = recorded->updates;
    const auto before = source->freshness().asOf;
    ASSERT_TRUE(reaches(State::Polling));
    scheduler->advance(Milliseconds(11'000));
    ASSERT_TRUE(waitUntil([&] { return source->freshness().asOf > before; }));
    EXPECT_EQ(lists(), 2);
    EXPECT_EQ(recorded->updates, updates);
    EXPECT_EQ(recorded->state(), State::Polling);
}

TEST_F(RestSourceTest, theSameBodyAgainIsNoUpdateEvenWithoutTags)
{
    answerList("[" + summary("A") + "]");
    ASSERT_TRUE(startAndLoad());
    const int updates = recorded->updates;
    const auto before = source->freshness().asOf;
    ASSERT_TRUE(reaches(State::Polling));
    scheduler->advance(Milliseconds(11'000));
    ASSERT_TRUE(waitUntil([&] { return source->freshness().asOf > before; }));
    EXPECT_EQ(lists(), 2);
    EXPECT_EQ(recorded->updates, updates);
}

TEST_F(RestSourceTest, aPolledListThatLostADeploymentReplacesTheOldOne)
{
    answerList("[" + summary("A") + "," + summary("B") + "]");
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Polling));
    answerList("[" + summary("B") + "]");
    scheduler->advance(Milliseconds(11'000));
    ASSERT_TRUE(waitUntil([&] { return recorded->history.size() == 1; }));
    EXPECT_EQ(recorded->ids(), Strings{"B"});
}

TEST_F(RestSourceTest, eventsKeepTheHistoryCurrent)
{
    answerList(list({summary("A", "RUNNING", 10)}), {{"Event-Position", "1742"}});
    offerEvents();
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Live));
    EXPECT_EQ(streamIds, std::vector<QByteArray>{"1742"});
    stream->write(event(1743, "deployment", summary("A", "COMPLETED", 11))
        + event(1744, "deployment", summary("B", "RUNNING", 1)) + event(1745, "unheard-of", "{}"));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->history.size() == 2; }));
    EXPECT_EQ(recorded->status("A"), "COMPLETED");
    EXPECT_EQ(recorded->status("B"), "RUNNING");
    EXPECT_EQ(lists(), 1) << "no polling beside a stream";
    EXPECT_EQ(recorded->replacements, 1);
}

TEST_F(RestSourceTest, withoutEventPositionsTheListIsReadOnceMoreBehindTheOpenStream)
{
    answerList("[" + summary("A", "RUNNING") + "]");
    offerEvents();
    start();
    ASSERT_TRUE(waitUntil([&] { return lists() == 2; }));
    EXPECT_TRUE(reaches(State::Live));
    EXPECT_EQ(streamIds, std::vector<QByteArray>{""});
}

TEST_F(RestSourceTest, fetchGivesTheWholeRecordWithItsRevision)
{
    const QByteArray record = summary("A/1", "RUNNING");
    answer("/api/deployments/A%2F1", [&](const Request&, const Peer& peer) {
        peer.json(record, {{"ETag", "\"77\""}});
    });
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A/1");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A/1"); }));
    const Snapshot& snapshot = *recorded->snapshots["A/1"][0];
    EXPECT_EQ(snapshot.revision, QStringLiteral("\"77\""));
    EXPECT_EQ(snapshot.json(), record.toStdString());
    EXPECT_EQ(snapshot.receivedAt, scheduler->now());
    EXPECT_EQ(recorded->snapshots["A/1"].size(), 1U);
}

TEST_F(RestSourceTest, aWeakTagIsNoRevision)
{
    answer("/api/deployments/A", [&](const Request&, const Peer& peer) {
        peer.json(summary("A"), {{"ETag", "W/\"77\""}});
    });
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    // The record's own, without quotes: compared with, and no tag to be sent back.
    EXPECT_EQ(recorded->snapshots["A"][0]->revision, QStringLiteral("1"));
}

TEST_F(RestSourceTest, fetchFailsOnceForEachQuestion)
{
    answer("/api/deployments/other",
        [](const Request&, const Peer& peer) { peer.json(summary("X")); });
    answer("/api/deployments/page", [](const Request&, const Peer& peer) {
        peer.reply(200, "<html>", {{"Content-Type", "text/html"}});
    });
    ASSERT_TRUE(startAndLoad());
    for (const char* id : {"none", "other", "page", "..", ""})
        recorded->fetch(id);
    ASSERT_TRUE(waitUntil([&] { return recorded->failures.size() == 5; }));
    EXPECT_EQ(recorded->failures["none"][0].code, ErrorCode::NotFound);
    EXPECT_EQ(recorded->failures["other"][0].code, ErrorCode::BadFormat) << "no file has changed";
    for (const auto& [id, errors] : recorded->failures)
        EXPECT_EQ(errors.size(), 1U) << id;
    EXPECT_TRUE(recorded->snapshots.empty());
}

TEST_F(RestSourceTest, aLogThatTheServerGivesApartIsJoined)
{
    answer("/api/deployments/A", [](const Request&, const Peer& peer) { peer.json(summary("A")); });
    answer("/api/deployments/A/logs", [](const Request& request, const Peer& peer) {
        const bool isFirst = request.target.endsWith("after=0");
        EXPECT_EQ(request.target.contains("limit="), !isFirst);
        peer.json(isFirst
                ? R"({"id":"A","after":0,"next":2,"total":3,"entries":[{"time":"2025-02-15T10:00:00Z","message":"one"},{"time":"2025-02-15T10:00:01Z","message":"two"}]})"
                : R"({"id":"A","after":2,"next":3,"total":3,"entries":[{"message":"three"}]})");
    });
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    const auto& log = recorded->snapshots["A"][0]->deployment.log;
    ASSERT_EQ(log.size(), 3U);
    EXPECT_EQ(log.message(2), "three");
    EXPECT_EQ(log.time(2), log.time(1));
    EXPECT_FALSE(deployment::isKnown(log.ownTime(2)));
    ASSERT_EQ(recorded->beginnings.size(), 1U);
    EXPECT_EQ(recorded->beginnings[0]->deployment.log.size(), 2U);
}

TEST_F(RestSourceTest, textsWithoutTimesAreALogWithoutTimes)
{
    answer("/api/deployments/A", [](const Request&, const Peer& peer) { peer.json(summary("A")); });
    answer("/api/deployments/A/logs", [](const Request&, const Peer& peer) {
        peer.json(R"({"after":0,"total":2,"entries":["one","two"]})");
    });
    ASSERT_TRUE(startAndLoad());
    recorded->fetch("A");
    ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
    const auto& log = recorded->snapshots["A"][0]->deployment.log;
    ASSERT_EQ(log.size(), 2U);
    EXPECT_EQ(log.message(1), "two");
    EXPECT_FALSE(deployment::isKnown(log.time(0)));
    EXPECT_FALSE(deployment::isKnown(log.time(1)));
}

TEST_F(RestSourceTest, aLogThatIsShorterThanTheServerSaysIsNotWhole)
{
    for (const char* more : {R"("entries":[])", R"("entries":["two"])"}) {
        SCOPED_TRACE(more);
        answer("/api/deployments/A",
            [](const Request&, const Peer& peer) { peer.json(summary("A")); });
        answer("/api/deployments/A/logs", [more](const Request& request, const Peer& peer) {
            if (request.target.contains("after=0"))
                peer.json(R"({"after":0,"total":9,"entries":["one","two"]})");
            else
                peer.json(QByteArray(R"({"after":1,"total":9,)") + more + "}");
        });
        ASSERT_TRUE(startAndLoad());
        recorded->fetch("A");
        ASSERT_TRUE(waitUntil([&] { return recorded->snapshots.contains("A"); }));
        const Snapshot& snapshot = *recorded->snapshots["A"].back();
        ASSERT_TRUE(snapshot.logError);
        EXPECT_EQ(snapshot.logError->pattern,
            "The log is not whole: the server gives fewer entries than it says there are.");
        EXPECT_EQ(snapshot.deployment.log.size(), 2U);
    }
}

TEST_F(RestSourceTest, aWatchedLogIsReadOnFromItsEnd)
{
    std::vector<QByteArray> lines{"one", "two"};
    answer("/api/deployments/A", [](const Request&, const Peer& peer) { peer.json(summary("A")); });
    answer("/api/deployments/A/logs", [&](const Request& request, const Peer& peer) {
        const QUrlQuery query(QUrl::fromEncoded(request.target));
        const auto after = query.queryItemValue(QStringLiteral("after")).toULongLong();
        const auto from = std::min<std::size_t>(after, lines.size());
        QByteArray entries;
        for (std::size_t line = from; line < lines.size(); ++line)
            entries += (entries.isEmpty() ? "" : ",") + QByteArray(R"({"message":")") + lines[line]
                + R"("})";
        peer.json(R"({"after":)" + QByteArray::number(qulonglong(from)) + R"(,"total":)"
            + QByteArray::number(qulonglong(lines.size())) + R"(,"entries":[)" + entries + "]}");
    });
    answerList("[" + summary("A", "RUNNING") + "]");
    ASSERT_TRUE(startAndLoad());
    recorded->watch("A");
    const auto linesSeen = [&] {
        const auto& snapshots = recorded->snapshots["A"];
        return snapshots.empty() ? std::size_t(0) : snapshots.back()->deployment.log.size();
    };
    ASSERT_TRUE(passTimeUntil([&] { return linesSeen() == 2; }));
    lines.push_back("three");
    ASSERT_TRUE(passTimeUntil([&] { return linesSeen() == 3; }));
    EXPECT_EQ(recorded->snapshots["A"].back()->deployment.log.message(2), "three");
    int fromTheBeginning = 0;
    for (const auto& request : server.requests)
        fromTheBeginning += request.target.endsWith("logs?after=0");
    EXPECT_EQ(fromTheBeginning, 1);
    lines = {"another"};
    ASSERT_TRUE(passTimeUntil([&] { return linesSeen() == 1; }));
    EXPECT_EQ(recorded->snapshots["A"].back()->deployment.log.message(0), "another");
}

TEST_F(RestSourceTest, aServerWithoutLogsIsAskedForThemOnce)
{
    answer("/api/deployments/A", [](const Request&, const Peer& peer) { peer.json(summary("A")); });
    ASSERT_TRUE(startAndLoad());
    for (std::size_t times = 1; times <= 3; ++times) {
        recorded->fetch("A");
        ASSERT_TRUE(waitUntil([&] { return recorded->snapshots["A"].size() == times; }));
    }
    EXPECT_EQ(server.count("GET", "/api/deployments/A/logs"), 1);
}

TEST_F(RestSourceTest, aWatchedDeploymentIsReadAgainWhenAnEventTouchesIt)
{
    answerList(list({summary("A", "RUNNING", 1)}), {{"Event-Position", "1"}});
    offerEvents();
    int revision = 1;
    answer("/api/deployments/A", [&](const Request& request, const Peer& peer) {
        const QByteArray tag = '"' + QByteArray::number(revision) + '"';
        if (request.header("if-none-match") == tag)
            peer.reply(304, {});
        else
            peer.json(summary("A", "RUNNING", revision), {{"ETag", tag}});
    });
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Live));
    recorded->watch("A");
    for (revision = 2; revision <= 4; ++revision) {
        stream->write(event(revision, "deployment", summary("A", "RUNNING", revision)));
        const auto tag = QStringLiteral("\"%1\"").arg(revision);
        ASSERT_TRUE(passTimeUntil([&] {
            return recorded->snapshots.contains("A")
                && recorded->snapshots["A"].back()->revision == tag;
        })) << revision;
    }
    recorded->unwatch();
    const int reads = server.count("GET", "/api/deployments/A");
    stream->write(event(9, "deployment", summary("A", "COMPLETED", 9)));
    ASSERT_TRUE(passTimeUntil([&] { return recorded->status("A") == "COMPLETED"; }));
    EXPECT_EQ(server.count("GET", "/api/deployments/A"), reads);
}

TEST_F(RestSourceTest, aWatchedDeploymentIsReadWithEachPollWhereThereAreNoEvents)
{
    answerList("[" + summary("A", "RUNNING") + "]");
    answer("/api/deployments/A", [](const Request&, const Peer& peer) { peer.json(summary("A")); });
    ASSERT_TRUE(startAndLoad());
    recorded->watch("A");
    EXPECT_TRUE(passTimeUntil([&] { return recorded->snapshots["A"].size() >= 2; }));
}

TEST_F(RestSourceTest, credentialsGoAlongWithEveryRequest)
{
    connection.credential.scheme = CredentialReference::Scheme::Bearer;
    answerList("[" + summary("A") + "]");
    offerEvents();
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(waitUntil([&] { return server.requests.size() >= 3; }));
    for (const auto& request : server.requests)
        EXPECT_EQ(request.header("authorization"), "Bearer T0P-SECRET")
            << request.target.toStdString();
    EXPECT_EQ(source->sharedAuthorization()->field().value.reveal(), "Bearer T0P-SECRET");
    EXPECT_EQ(secrets->asked, 1);
}

TEST_F(RestSourceTest, withoutASecretItAsksOnceAndThenLoads)
{
    connection.credential.scheme = CredentialReference::Scheme::Bearer;
    secrets->secret.clear();
    answerList("[" + summary("A") + "]");
    start();
    ASSERT_TRUE(waitUntil([&] { return !recorded->inputsAsked.empty(); }));
    EXPECT_TRUE(server.requests.empty());
    EXPECT_EQ(recorded->loads.size(), 1U);
    EXPECT_FALSE(acceptsCommands());
    recorded->answerInput("asked");
    ASSERT_TRUE(waitUntil([&] { return recorded->history.size() == 1; }));
    EXPECT_EQ(server.requests[0].header("authorization"), "Bearer asked");
    EXPECT_EQ(recorded->inputsAsked.size(), 1U);
    EXPECT_TRUE(acceptsCommands());
}

TEST_F(RestSourceTest, permissionsDecideAboutCommands)
{
    answer("/api/me", [](const Request&, const Peer& peer) {
        peer.json(R"({"name":"OPS-李四","permissions":["read"]})");
    });
    ASSERT_TRUE(startAndLoad());
    EXPECT_TRUE(acceptsCommands());
    ASSERT_TRUE(waitUntil([&] { return !acceptsCommands(); }));
    EXPECT_EQ(source->caller(), QStringLiteral("OPS-李四"));
}

TEST_F(RestSourceTest, aConnectionForReadingTakesNoCommands)
{
    connection.readOnly = true;
    ASSERT_TRUE(startAndLoad());
    EXPECT_FALSE(acceptsCommands());
}

TEST_F(RestSourceTest, refreshReadsNowAndTellsWhenItIsDone)
{
    answerList("[" + summary("A") + "]");
    ASSERT_TRUE(startAndLoad());
    answerList("[" + summary("B") + "]");
    source->refresh();
    EXPECT_EQ(recorded->loadsStarted, 2);
    ASSERT_TRUE(waitUntil([&] { return recorded->loads.size() == 2; }));
    EXPECT_EQ(recorded->ids(), Strings{"B"});
}

TEST_F(RestSourceTest, cancelEndsALoadUntilSomebodyAsksAgain)
{
    answer("/api/deployments", [](const Request&, const Peer&) {});
    start();
    ASSERT_TRUE(waitUntil([&] { return lists() == 1; }));
    source->cancel();
    ASSERT_EQ(recorded->loads.size(), 1U);
    EXPECT_EQ(recorded->loads[0]->code, ErrorCode::Cancelled);
    scheduler->advance(Milliseconds(600'000));
    EXPECT_EQ(lists(), 1);
    answerList("[" + summary("A") + "]");
    source->refresh();
    EXPECT_TRUE(waitUntil([&] { return recorded->history.size() == 1; }));
}

TEST_F(RestSourceTest, withoutFollowingOneLoadIsAll)
{
    follows = false;
    answerList("[" + summary("A", "RUNNING") + "]");
    ASSERT_TRUE(startAndLoad());
    scheduler->advance(Milliseconds(600'000));
    EXPECT_EQ(lists(), 1);
    EXPECT_EQ(server.count("GET", "/api/events"), 0);
}

TEST_F(RestSourceTest, aLongListIsPeekedAtAndReadWholeNowAndThen)
{
    int reads = 0;
    answer("/api/deployments", [&](const Request& request, const Peer& peer) {
        if (request.target.contains("page=2"))
            peer.json(list({summary("old")}));
        else
            peer.json(list({summary("new", "COMPLETED", ++reads)}, "?page=2"));
    });
    ASSERT_TRUE(startAndLoad());
    for (int poll = 0; poll < 11; ++poll) {
        scheduler->advance(Milliseconds(11'000));
        ASSERT_TRUE(waitUntil([&] { return source->freshness().asOf == scheduler->now(); }))
            << poll;
    }
    EXPECT_EQ(reads, 12);
    const auto wholeReads = std::count_if(server.requests.begin(), server.requests.end(),
        [](const Request& request) { return request.target.contains("page=2"); });
    EXPECT_EQ(wholeReads, 2);
}

} // namespace
TEST_F(RestSourceTest, saysInWhichPhaseItIs)
{
    const auto phase = [this] {
        for (const Diagnostic& each : source->diagnostics())
            if (each.name == "phase")
                return each.value;
        return std::string("(none)");
    };
    answerList("[" + summary("A") + "]", {{"Event-Position", "1"}});
    offerEvents();
    ASSERT_TRUE(startAndLoad());
    ASSERT_TRUE(reaches(State::Live));
    EXPECT_EQ(phase(), "Following");
    stream->close();
    ASSERT_TRUE(reaches(State::Stale));
    EXPECT_EQ(phase(), "Polling");
}

} // namespace sources
