// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_fixture.h"

#include "kubernetes/client/request_pacer.h"

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;

class KubeClientTest : public KubeFixture { };

TEST(RequestPacer, letsTenGoAtOnceAndThenFiveASecond)
{
    auto scheduler = std::make_shared<test_support::ManualScheduler>();
    RequestPacer pacer(scheduler);
    const auto wait = [&pacer] { return pacer.timeUntil(pacer.take()); };
    for (int request = 0; request < 10; ++request)
        EXPECT_EQ(wait(), Milliseconds(0)) << request;
    EXPECT_EQ(wait(), Milliseconds(200));
    EXPECT_EQ(wait(), Milliseconds(400));
    scheduler->advance(Milliseconds(600));
    EXPECT_EQ(wait(), Milliseconds(0));
    scheduler->advance(Milliseconds(60'000));
    for (int request = 0; request < 10; ++request)
        EXPECT_EQ(wait(), Milliseconds(0)) << "no more are saved up than at once";
    EXPECT_GT(wait(), Milliseconds(0));
}

TEST(RequestPacer, whatIsGivenBackIsTakenByTheNext)
{
    auto scheduler = std::make_shared<test_support::ManualScheduler>();
    RequestPacer pacer(scheduler);
    const auto first = pacer.take();
    for (int request = 1; request < 10; ++request)
        EXPECT_EQ(pacer.timeUntil(pacer.take()), Milliseconds(0));
    const auto early = pacer.take();
    const auto late = pacer.take();
    EXPECT_EQ(pacer.timeUntil(pacer.take()), Milliseconds(600));
    pacer.giveBack(first);
    pacer.giveBack(late);
    pacer.giveBack(early);
    EXPECT_EQ(pacer.take(), early) << "one that has come was used";
    EXPECT_EQ(pacer.take(), late);
    EXPECT_EQ(pacer.timeUntil(pacer.take()), Milliseconds(800));
    // One that nobody takes is saved up like any other, and no longer.
    pacer.giveBack(pacer.take());
    scheduler->advance(Milliseconds(60'000));
    for (int request = 0; request < 10; ++request)
        EXPECT_EQ(pacer.timeUntil(pacer.take()), Milliseconds(0));
    EXPECT_EQ(pacer.timeUntil(pacer.take()), Milliseconds(200));
}

TEST(RequestPacer, aClockThatIsSetBackMakesNoOneWait)
{
    auto scheduler = std::make_shared<test_support::ManualScheduler>();
    RequestPacer pacer(scheduler);
    for (int request = 0; request < 11; ++request)
        static_cast<void>(pacer.take());
    scheduler->jump(-std::chrono::hours(1));
    EXPECT_EQ(pacer.timeUntil(pacer.take()), Milliseconds(400)) << "behind those that are waiting";
    scheduler->advance(Milliseconds(600));
    EXPECT_EQ(pacer.timeUntil(pacer.take()), Milliseconds(0));
}

TEST_F(KubeClientTest, readsAndAsksWaitTheirTurnButStreamsAndPatchesDoNot)
{
    int finished = 0;
    for (int request = 0; request < 12; ++request) {
        auto* exchange = client.get("/version");
        QObject::connect(exchange, &HttpExchange::finished, exchange, [&finished] { ++finished; });
    }
    EXPECT_TRUE(waitUntil([&finished] { return finished == 10; }));
    auto* patch = client.patch("/api/v1/namespaces/shop/pods/x", {{"dryRun", "All"}},
        "application/merge-patch+json", "{}");
    std::optional<HttpResult> answered;
    QObject::connect(patch, &HttpExchange::finished, patch,
        [&answered](const HttpResult& result) { answered = result; });
    EXPECT_TRUE(waitUntil([&answered] { return answered.has_value(); }));
    EXPECT_EQ(server.traffic().count("PATCH", "*"), 1);
    EXPECT_EQ(server.traffic().count("GET", "/version"), 10);
    scheduler->advance(Milliseconds(400));
    EXPECT_TRUE(waitUntil([&finished] { return finished == 12; }));
}

TEST_F(KubeClientTest, whatIsCalledOffWhileItWaitsIsNeverSent)
{
    for (int request = 0; request < 10; ++request)
        QObject::connect(client.get("/version"), &HttpExchange::finished, &client, [] {});
    auto* late = client.get("/api");
    std::optional<HttpResult> ended;
    QObject::connect(late, &HttpExchange::finished, late,
        [&ended](const HttpResult& result) { ended = result; });
    late->abort();
    ASSERT_TRUE(ended);
    EXPECT_FALSE(*ended);
    scheduler->advance(Milliseconds(10'000));
    EXPECT_TRUE(resultOf(client.get("/version")));
    EXPECT_EQ(server.traffic().count("GET", "/api"), 0);
}

TEST_F(KubeClientTest, whatIsCalledOffHoldsNothingBack)
{
    for (int request = 0; request < 10; ++request)
        EXPECT_EQ(client.get("/version")->request().delay, Milliseconds(0));
    for (int request = 0; request < 8; ++request)
        client.get("/api")->abort();
    EXPECT_EQ(client.get("/version")->request().delay, Milliseconds(200));
}

TEST_F(KubeClientTest, encodesSelectorsOnce)
{
    const auto result = resultOf(client.get("/api/v1/namespaces/shop/pods",
        {{"labelSelector", "app=web,tier in (a,b)"}, {"limit", "500"}}));
    ASSERT_TRUE(result);
    EXPECT_EQ(targets("/pods").front(),
        "/api/v1/namespaces/shop/pods?labelSelector=app%3Dweb%2Ctier%20in%20%28a%2Cb%29&limit=500");
}

TEST_F(KubeClientTest, saysThatThereIsNoSuchApi)
{
    server.setRollouts(false);
    const auto failure =
        client.failureOf(resultOf(client.get("/apis/argoproj.io/v1alpha1/rollouts")));
    EXPECT_NE(failure.error.message.toEnglish().find("not installed"), std::string::npos);
    EXPECT_EQ(failure.error.code, ErrorCode::NotFound);
}

} // namespace sources
