// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/timing/server_clock.h"

#include "fault_server.h"
#include "http/http_client.h"
#include "http/http_exchange.h"
#include "manual_scheduler.h"
#include "source_recorder.h"

#include <QDateTime>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <random>

namespace sources {

namespace {

using namespace std::chrono_literals;
using deployment::Milliseconds;
using deployment::Timestamp;
using test_support::FaultServer;
using test_support::ManualScheduler;
using Request = FaultServer::Request;
using Peer = FaultServer::Peer;

Timestamp timeAt(const char* text)
{
    return *deployment::parseTimestamp(text);
}

const Timestamp midday = timeAt("2025-02-15T12:00:00Z");

Timestamp wholeSecond(Timestamp time)
{
    return std::chrono::floor<std::chrono::seconds>(time);
}

/// An answer of a server whose clock is ahead by so much, which took so long.
bool note(ServerClock& clock, Timestamp sent, Milliseconds ahead, Milliseconds taken)
{
    return clock.note(sent, sent + taken, wholeSecond(sent + taken / 2 + ahead));
}

} // namespace

TEST(ServerClock, knowsByOneAnswerWhatMatters)
{
    ServerClock clock;
    EXPECT_EQ(clock.lead(), 0s);
    EXPECT_TRUE(note(clock, midday, 7min, 40ms));
    EXPECT_NEAR(double(clock.lead().count()), 420'000, 1'000);

    ServerClock behind;
    EXPECT_TRUE(note(behind, midday, -7min, 40ms));
    EXPECT_NEAR(double(behind.lead().count()), -420'000, 1'000);
}

TEST(ServerClock, whatATimeServerLeavesIsNotNoticed)
{
    for (const Milliseconds ahead : {Milliseconds(0), Milliseconds(900), Milliseconds(-900),
             Milliseconds(14s), Milliseconds(-14s)}) {
        ServerClock clock;
        EXPECT_FALSE(note(clock, midday, ahead, 40ms)) << ahead.count();
        EXPECT_EQ(clock.lead(), 0s) << ahead.count();
    }
}

TEST(ServerClock, aSlowAnswerDoesNotTellUntilAQuickOneDoes)
{
    ServerClock clock;
    EXPECT_FALSE(clock.note(midday, midday + 30s, midday + 7min));
    EXPECT_EQ(clock.lead(), 0s);
    EXPECT_TRUE(note(clock, midday + 1min, 7min, 100ms));
    EXPECT_NEAR(double(clock.lead().count()), 420'000, 1'100);
}

TEST(ServerClock, aClockThatIsSetIsKnownByTheSecondAnswer)
{
    ServerClock clock;
    note(clock, midday, 7min, 40ms);
    EXPECT_TRUE(note(clock, midday + 1min, 0min, 40ms));
    EXPECT_EQ(clock.lead(), 0s);
    EXPECT_FALSE(note(clock, midday + 2min, 20min, 40ms));
    EXPECT_EQ(clock.lead(), 0s) << "another one may have answered";
    EXPECT_TRUE(note(clock, midday + 3min, 20min, 40ms));
    EXPECT_NEAR(double(clock.lead().count()), 1'200'000, 1'000);
}

TEST(ServerClock, serversThatTakeTurnsAreNotBelieved)
{
    ServerClock clock;
    note(clock, midday, 7min, 40ms);
    for (int turn = 1; turn < 20; ++turn) {
        note(clock, midday + turn * 1min, turn % 2 == 0 ? 7min : 0min, 40ms);
        EXPECT_EQ(clock.lead(), 0s) << turn;
    }
}

TEST(ServerClock, whatIsDaysAwayIsNoClock)
{
    ServerClock clock;
    EXPECT_FALSE(note(clock, midday, 25h, 40ms));
    EXPECT_FALSE(note(clock, midday + 1s, 25h, 40ms));
    EXPECT_EQ(clock.lead(), 0s);
}

TEST(ServerClock, ourOwnClockThatWasSetMeanwhileTellsNothing)
{
    ServerClock clock;
    EXPECT_FALSE(clock.note(midday, midday - 5min, midday - 5min));
    EXPECT_EQ(clock.lead(), 0s);
}

/// Whatever the answers take: what is told is as near as the quickest of them allows, and does not
/// jump to and fro.
TEST(ServerClock, staysNearTheTruth)
{
    std::mt19937 random(20250215);
    for (int round = 0; round < 300; ++round) {
        const Milliseconds ahead(std::uniform_int_distribution(-3'600'000, 3'600'000)(random));
        ServerClock clock;
        Timestamp sent = midday;
        Milliseconds quickest = 1h;
        int changes = 0;
        for (int answer = 0; answer < 40; ++answer) {
            sent += Milliseconds(std::uniform_int_distribution(0, 60'000)(random));
            const Milliseconds taken(std::uniform_int_distribution(0, 20'000)(random));
            const Milliseconds on(
                std::uniform_int_distribution<int>(0, int(taken.count()))(random));
            quickest = std::min(quickest, taken);
            changes += clock.note(sent, sent + taken, wholeSecond(sent + on + ahead)) ? 1 : 0;
            if (clock.lead() == 0s)
                EXPECT_TRUE(std::chrono::abs(ahead) < 26s || quickest + 1s > 10s)
                    << ahead.count() << " ms, " << quickest.count();
            else
                EXPECT_LE(std::chrono::abs(clock.lead() - ahead), (quickest + 1s) / 2 + 1001ms);
        }
        EXPECT_LE(changes, 6);
    }
}

namespace {

class DatedAnswerTest : public testing::Test {
protected:
    DatedAnswerTest()
    {
        m_connection.address = m_server.url().toString().toStdString();
        m_client = std::make_unique<HttpClient>(httpAccessOf(m_connection), m_scheduler);
    }

    void answerWith(int status, const FaultServer::Headers& headers)
    {
        m_server.handler = [status, headers](const Request&, const Peer& peer) {
            peer.reply(status, "words", headers);
        };
        std::optional<HttpResult> result;
        QObject::connect(m_client->send({m_server.url(QStringLiteral("/x")), {}, {}, {}, false}),
            &HttpExchange::finished, m_client.get(),
            [&result](const HttpResult& answer) { result = answer; });
        EXPECT_TRUE(waitUntil([&] { return result.has_value(); }));
    }

    [[nodiscard]] QByteArray dateAfter(Milliseconds ahead) const
    {
        return QDateTime::fromMSecsSinceEpoch(
            (m_scheduler->now() + ahead).time_since_epoch().count(), Qt::UTC)
            .toString(QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
            .toLatin1();
    }

    FaultServer m_server;
    Connection m_connection;
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    std::unique_ptr<HttpClient> m_client;
};

} // namespace

TEST_F(DatedAnswerTest, tellsHowTheClocksDiffer)
{
    const QSignalSpy changes(m_client.get(), &HttpClient::clockLeadChanged);
    answerWith(200, {{"Date", dateAfter(7min)}});
    EXPECT_NEAR(double(m_client->clockLead().count()), 420'000, 1'000);
    EXPECT_EQ(changes.count(), 1);
}

TEST_F(DatedAnswerTest, whatIsNotTheServersOwnMomentTellsNothing)
{
    answerWith(200, {{"Date", dateAfter(-7min)}, {"Age", "420"}});
    EXPECT_EQ(m_client->clockLead(), 0s) << "a cache has kept it";
    answerWith(502, {{"Date", dateAfter(7min)}});
    EXPECT_EQ(m_client->clockLead(), 0s) << "whoever answered is not the server";
    answerWith(200, {{"Date", "yesterday"}});
    answerWith(200, {});
    EXPECT_EQ(m_client->clockLead(), 0s);
    answerWith(200, {{"Date", dateAfter(7min)}, {"Age", "0"}});
    EXPECT_NE(m_client->clockLead(), 0s);
}

} // namespace sources
