// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_client.h"

#include "fault_server.h"
#include "http/http_exchange.h"
#include "http/messages/http_errors.h"
#include "http/messages/http_headers.h"
#include "manual_scheduler.h"
#include "source_recorder.h"

#include <gtest/gtest.h>

namespace sources {

namespace {

using namespace std::chrono_literals;
using test_support::FaultServer;
using test_support::ManualScheduler;
using Request = FaultServer::Request;
using Peer = FaultServer::Peer;

/// A client that keeps to what servers ask to be waited for.
class RetryAfterTest : public testing::Test {
protected:
    RetryAfterTest()
    {
        m_connection.address = m_server.url().toString().toStdString();
        m_client = std::make_unique<HttpClient>(httpAccessOf(m_connection), m_scheduler);
        m_client->keepToRetryAfter();
    }

    void answerWith(int status, const QByteArray& wish)
    {
        m_server.handler = [=](const Request&, const Peer& peer) {
            peer.reply(status, "words", {{"Retry-After", wish}});
        };
    }

    HttpResponse ask(HttpRequest request)
    {
        std::optional<HttpResult> result;
        QObject::connect(m_client->send(std::move(request)), &HttpExchange::finished,
            m_client.get(), [&result](const HttpResult& answer) { result = answer; });
        EXPECT_FALSE(result.has_value()) << "from within send()";
        EXPECT_TRUE(waitUntil([&] { return result.has_value(); }));
        return result && *result ? **result : HttpResponse();
    }
    HttpResponse get(const char* path = "/deployments")
    {
        return ask({m_server.url(QLatin1String(path)), {}, {}, {}, false});
    }
    HttpResponse post() { return ask({m_server.url(QStringLiteral("/x")), {}, "{}", {}, false}); }

    [[nodiscard]] std::size_t onTheWire() const { return m_server.requests.size(); }

    FaultServer m_server;
    Connection m_connection;
    std::shared_ptr<ManualScheduler> m_scheduler = std::make_shared<ManualScheduler>();
    std::unique_ptr<HttpClient> m_client;
};

TEST_F(RetryAfterTest, aClockThatIsSetBackMakesNoOneWaitLonger)
{
    answerWith(429, "60");
    EXPECT_FALSE(get().isStanding);
    m_scheduler->jump(-1h);
    EXPECT_FALSE(get().isStanding);
    EXPECT_TRUE(get().isStanding) << "what was said last counts";
    m_scheduler->advance(60s);
    EXPECT_FALSE(get().isStanding);
}

TEST_F(RetryAfterTest, aLimitHoldsAllReadingsUntilItsTime)
{
    answerWith(429, "60");
    EXPECT_FALSE(get().isStanding);
    m_scheduler->advance(10s);
    const HttpResponse held = get("/deployments/A");
    EXPECT_TRUE(held.isStanding);
    EXPECT_EQ(held.status, 429);
    EXPECT_EQ(held.body, "words");
    EXPECT_EQ(retryAfter(held.header("Retry-After"), m_scheduler->now()), 50s);
    m_scheduler->advance(50s - 1ms);
    EXPECT_TRUE(get().isStanding);
    EXPECT_EQ(onTheWire(), 1);
    m_scheduler->advance(1ms);
    EXPECT_FALSE(get().isStanding);
    EXPECT_EQ(onTheWire(), 2);
}

TEST_F(RetryAfterTest, anAddressThatIsNotAvailableHoldsItselfAlone)
{
    answerWith(503, "60");
    get("/deployments/A");
    EXPECT_TRUE(get("/deployments/A").isStanding);
    EXPECT_FALSE(get("/deployments/B").isStanding);
    EXPECT_EQ(onTheWire(), 2);
}

TEST_F(RetryAfterTest, whatIsSentAndWhatIsReadAreLimitedByThemselves)
{
    answerWith(429, "60");
    post();
    EXPECT_FALSE(get().isStanding);
    EXPECT_TRUE(post().isStanding);
    EXPECT_EQ(onTheWire(), 2);
}

TEST_F(RetryAfterTest, aTimeOfAnyFormHolds)
{
    const QByteArray date = QDateTime::fromMSecsSinceEpoch(
        m_scheduler->now().time_since_epoch().count() + 60'000, Qt::UTC)
                                .toString(QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                                .toLatin1();
    for (const QByteArray& wish : {date, QByteArray("99999999999999999999"), QByteArray("60")}) {
        m_client->waitNoLonger();
        answerWith(429, wish);
        get();
        EXPECT_TRUE(get().isStanding) << wish.toStdString();
    }
}

/// Whoever names a date goes by his own clock.
TEST_F(RetryAfterTest, aDateIsOfTheClockThatTheAnswerIsDatedBy)
{
    HttpResponse response;
    response.headers = {{"Retry-After", "Sat, 15 Feb 2025 10:01:00 GMT"},
        {"Date", "Sat, 15 Feb 2025 10:00:20 GMT"}};
    const deployment::Timestamp now = *deployment::parseTimestamp("2025-02-15T09:30:00Z");
    EXPECT_EQ(retryAfter(response, now), 40s);
    response.headers.pop_back();
    EXPECT_EQ(retryAfter(response, now), 31min);
}

TEST_F(RetryAfterTest, noTimeHoldsNothing)
{
    for (const char* wish : {"", "soon", "-1", "1.5"}) {
        answerWith(429, wish);
        get();
        EXPECT_FALSE(get().isStanding) << wish;
    }
    answerWith(500, "60");
    get();
    EXPECT_FALSE(get().isStanding) << "of another status it is not known what it means";
}

TEST_F(RetryAfterTest, whoWantsToKnowNowAsks)
{
    answerWith(429, "60");
    get();
    m_client->waitNoLonger();
    EXPECT_FALSE(get().isStanding);
    EXPECT_TRUE(get().isStanding) << "it has said so again";
    EXPECT_EQ(onTheWire(), 2);
}

TEST_F(RetryAfterTest, oneThatIsLetGoOfBeforeTheAnswerIsCancelled)
{
    answerWith(429, "60");
    get();
    HttpExchange* exchange =
        m_client->send({m_server.url(QStringLiteral("/y")), {}, {}, {}, false});
    std::optional<HttpResult> result;
    int times = 0;
    QObject::connect(
        exchange, &HttpExchange::finished, m_client.get(), [&](const HttpResult& answer) {
            result = answer;
            ++times;
        });
    exchange->abort();
    get(); // the answer of the other one would have come by now
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->error().error.code, deployment::ErrorCode::Cancelled);
    EXPECT_EQ(times, 1);
}

} // namespace

} // namespace sources
