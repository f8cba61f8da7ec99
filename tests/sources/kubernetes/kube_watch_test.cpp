// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/feed/kube_watch.h"

#include "fault_server.h"
#include "kube_fixture.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;
using kubernetes::ObjectKind;
using Names = std::vector<std::string>;
using test_support::FaultServer;

namespace {

constexpr const char* rolloutsPath = "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts";

} // namespace

class KubeWatchTest : public KubeFixture {
protected:
    KubeWatchTest()
    {
        server.put(rolloutJson("shop", "web"));
        open(client);
    }
    void open(KubeClient& of)
    {
        watch = std::make_unique<KubeWatch>(of, worker, ObjectKind::Rollout, "shop");
        KubeWatch* it = watch.get();
        QObject::connect(it, &KubeWatch::opened, it, [this] { ++opened; });
        QObject::connect(it, &KubeWatch::received, it, [this](const WatchBatch& batch) {
            for (const WorkloadNews& news : batch.news)
                told.push_back((news.isDeleted ? "-" : "+") + news.object.meta.name);
            passedOver += batch.passedOver;
            for (const deployment::Problem& problem : batch.problems)
                problems.push_back(problem.message.toEnglish());
        });
        QObject::connect(it, &KubeWatch::lost, it,
            [this](const KubeFailure& failure) { losses.push_back(failure); });
        QObject::connect(it, &KubeWatch::gone, it, [this] { ++gone; });
        QObject::connect(it, &KubeWatch::unavailable, it,
            [this](const KubeFailure& failure) { unavailable.push_back(failure); });
        QObject::connect(
            it, &KubeWatch::unauthorized, it, [this](const KubeFailure&) { ++unauthorized; });
    }
    [[nodiscard]] static std::string versionOf(const std::string& object)
    {
        const std::string key = "\"resourceVersion\":\"";
        const auto begin = object.find(key) + key.size();
        return object.substr(begin, object.find('"', begin) - begin);
    }
    [[nodiscard]] std::string version() const
    {
        return versionOf(server.object(std::string(rolloutsPath) + "/web"));
    }
    /// Follows from what the server has now.
    [[nodiscard]] bool follow()
    {
        watch->open(version());
        return waitUntil([this] { return opened > 0; });
    }
    void change()
    {
        server.edit(std::string(rolloutsPath) + "/web", R"({"spec":{"paused":true}})");
    }
    [[nodiscard]] bool tells(const Names& names)
    {
        return passTimeUntil([&] { return told == names; });
    }

    [[nodiscard]] Names whatWasLost() const
    {
        Names texts;
        for (const KubeFailure& loss : losses)
            texts.push_back(loss.error.message.toEnglish() + (" " + std::to_string(loss.status)));
        return texts;
    }

    std::unique_ptr<KubeWatch> watch;
    int opened = 0;
    int gone = 0;
    int unauthorized = 0;
    Names told;
    Names problems; ///< what they say
    std::size_t passedOver = 0;
    std::vector<KubeFailure> losses;
    std::vector<KubeFailure> unavailable;
};

TEST_F(KubeWatchTest, tellsOfWhatChangesAfterItsVersion)
{
    ASSERT_TRUE(follow());
    const std::string target = targets("watch=1").front();
    EXPECT_NE(target.find("allowWatchBookmarks=true"), std::string::npos) << target;
    EXPECT_NE(target.find("resourceVersion=" + version()), std::string::npos) << target;
    EXPECT_NE(target.find("timeoutSeconds=450"), std::string::npos) << "chance is one half";
    server.put(rolloutJson("shop", "api"));
    change();
    server.remove(std::string(rolloutsPath) + "/api");
    EXPECT_TRUE(tells({"+api", "+web", "-api"}));
    EXPECT_TRUE(losses.empty());
}

TEST_F(KubeWatchTest, goesOnAtOnceFromTheLastVersionWhenTheServerEndsIt)
{
    ASSERT_TRUE(follow());
    change();
    ASSERT_TRUE(tells({"+web"}));
    server.endWatches();
    ASSERT_TRUE(waitUntil([this] { return opened == 2; }));
    EXPECT_TRUE(losses.empty());
    EXPECT_NE(targets("watch=1").back().find("resourceVersion=" + version()), std::string::npos);
    server.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(tells({"+web", "+api"})) << "nothing twice, nothing lost";
}

TEST_F(KubeWatchTest, bookmarksMoveItOn)
{
    ASSERT_TRUE(follow());
    server.put(rolloutJson("elsewhere", "other"));
    server.sendBookmarks();
    ASSERT_TRUE(passTimeUntil([this] { return passedOver == 0 && opened == 1; }));
    bool heard = false;
    QObject::connect(watch.get(), &KubeWatch::heard, watch.get(), [&heard] { heard = true; });
    server.sendBookmarks();
    ASSERT_TRUE(waitUntil([&heard] { return heard; }));
    scheduler->advance(Milliseconds(2'000));
    server.endWatches();
    ASSERT_TRUE(passTimeUntil([this] { return opened == 2; }));
    const auto all = targets("watch=1");
    EXPECT_NE(all.front().substr(all.front().find("resourceVersion=")),
        all.back().substr(all.back().find("resourceVersion=")))
        << "a version that no object of ours has";
}

TEST_F(KubeWatchTest, oneThatEndsAtOnceAndEmptyIsAFailure)
{
    ASSERT_TRUE(follow());
    server.endWatches();
    EXPECT_TRUE(waitUntil([this] { return losses.size() == 1; }));
    EXPECT_TRUE(watch->nextAttempt());
    EXPECT_EQ(watch->failures(), 1);
    EXPECT_TRUE(passTimeUntil([this] { return opened == 2; }));
}

TEST_F(KubeWatchTest, aVersionThatIsKnownNoMoreMeansANewList)
{
    const std::string old = version();
    change();
    server.expire();
    watch->open(old);
    EXPECT_TRUE(passTimeUntil([this] { return gone == 1; }));
    EXPECT_TRUE(told.empty());
    EXPECT_FALSE(watch->isOpen());
    EXPECT_EQ(targets("watch=1").size(), 1U) << "never asked for again";
}

TEST_F(KubeWatchTest, anErrorInTheStreamCountsAfterWhatCameBefore)
{
    server.fail("watch-expired;has=watch=");
    watch->open(version());
    change();
    EXPECT_TRUE(passTimeUntil([this] { return gone == 1; }));
    server.fail("");
}

TEST_F(KubeWatchTest, lostConnectionsAreTriedAgainFromTheLastVersion)
{
    ASSERT_TRUE(follow());
    change();
    ASSERT_TRUE(tells({"+web"}));
    server.dropConnections();
    ASSERT_TRUE(waitUntil([this] { return losses.size() == 1; }));
    server.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(tells({"+web", "+api"}));
    EXPECT_EQ(losses.front().error.code, ErrorCode::Offline);
}

TEST_F(KubeWatchTest, aLineThatIsCutIsForgottenAndComesAgain)
{
    server.fail("watch-cut=1;has=watch=;times=1");
    watch->open(version());
    ASSERT_TRUE(waitUntil([this] { return opened == 1; }));
    change();
    server.put(rolloutJson("shop", "api"));
    EXPECT_TRUE(tells({"+web", "+api"}));
    EXPECT_GE(targets("watch=1").size(), 2U);
}

TEST_F(KubeWatchTest, waitsAsLongAsTheServerWants)
{
    server.fail("429=20;has=watch=;times=1");
    watch->open(version());
    ASSERT_TRUE(waitUntil([this] { return losses.size() == 1; }));
    ASSERT_TRUE(watch->nextAttempt());
    EXPECT_GE(*watch->nextAttempt() - scheduler->now(), Milliseconds(20'000));
    EXPECT_TRUE(passTimeUntil([this] { return opened == 1; }, Milliseconds(1'000)));
}

TEST_F(KubeWatchTest, aDateToComeAgainCountsFromOurClock)
{
    using std::chrono::seconds;
    const auto date = QDateTime::fromMSecsSinceEpoch(
        (scheduler->now() + seconds(50)).time_since_epoch() / Milliseconds(1), Qt::UTC);
    server.fail("503="
        + QLocale::c()
              .toString(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
              .toStdString()
        + ";has=watch=;times=1");
    watch->open(version());
    ASSERT_TRUE(waitUntil([this] { return losses.size() == 1; }));
    EXPECT_EQ(watch->nextAttempt(), scheduler->now() + seconds(50));
}

TEST_F(KubeWatchTest, whatMayNotBeWatchedIsNotAskedForAgain)
{
    server.fail("403;has=watch=");
    watch->open(version());
    ASSERT_TRUE(waitUntil([this] { return unavailable.size() == 1; }));
    scheduler->advance(Milliseconds(300'000));
    EXPECT_EQ(targets("watch=1").size(), 1U);
    EXPECT_EQ(unavailable.front().error.code, ErrorCode::Forbidden);
}

TEST_F(KubeWatchTest, withoutAnAnswerItGivesUpAndTriesAgain)
{
    server.fail("hang;has=watch=;times=1");
    watch->open(version());
    ASSERT_TRUE(waitUntil([this] { return targets("watch=1").size() == 1; }));
    EXPECT_TRUE(losses.empty());
    scheduler->advance(Milliseconds(30'000));
    ASSERT_EQ(losses.size(), 1U);
    EXPECT_EQ(losses.front().error.code, ErrorCode::Timeout);
    EXPECT_TRUE(passTimeUntil([this] { return opened == 1; }));
}

TEST_F(KubeWatchTest, pausedItTellsNothingAndGoesOnFromTheNewVersion)
{
    ASSERT_TRUE(follow());
    watch->pause();
    change();
    server.put(rolloutJson("shop", "api"));
    const std::string path = std::string(rolloutsPath) + "/api";
    scheduler->advance(Milliseconds(1'000));
    EXPECT_TRUE(told.empty());
    watch->resume(versionOf(server.object(path)));
    ASSERT_TRUE(waitUntil([this] { return opened == 2; }));
    server.remove(path);
    EXPECT_TRUE(tells({"-api"}));
}

TEST_F(KubeWatchTest, anAttemptThatWaitsGoesOnWaitingOverAPause)
{
    ASSERT_TRUE(follow());
    server.dropConnections();
    server.fail("503=30;has=watch="); // every one: Qt may have sent the first again by itself
    ASSERT_TRUE(passTimeUntil([this] { return losses.size() == 2; }))
        << testing::PrintToString(whatWasLost()) << ", opened " << opened << " times";
    server.fail("");
    const auto asked = targets("watch=1").size();
    watch->pause();
    watch->resume(version());
    EXPECT_EQ(targets("watch=1").size(), asked) << "not at once";
    EXPECT_TRUE(passTimeUntil([this] { return opened == 2; }, Milliseconds(1'000)));
}

TEST_F(KubeWatchTest, passesOverWhatItDoesNotKnow)
{
    FaultServer odd;
    odd.handler = [](const FaultServer::Request&, const FaultServer::Peer& peer) {
        peer.head(200, "application/json");
        peer.write(R"({"type":"FUTURE","object":{"kind":"Rollout","metadata":{"name":"x"}}})"
                   "\n"
                   R"({"type":"ADDED","object":{"kind":"Pod","metadata":{"name":"x","uid":"u"}}})"
                   "\n");
        peer.write(QByteArray::fromStdString(
            R"({"type":"ADDED","object":)" + rolloutJson("shop", "late") + "}\n"));
    };
    HttpAccess way;
    way.baseUrl = odd.url();
    KubeClient other(way, authorization, scheduler);
    open(other);
    watch->open("1");
    EXPECT_TRUE(tells({"+late"}));
    EXPECT_EQ(passedOver, 2U);
    EXPECT_EQ(watch->passedOver(), 2U);
    watch.reset();
}

TEST_F(KubeWatchTest, anObjectThatCannotBeReadCostsOnlyItselfAndIsTold)
{
    int watches = 0;
    FaultServer odd;
    odd.handler = [&watches](const FaultServer::Request&, const FaultServer::Peer& peer) {
        ++watches;
        peer.head(200, "application/json");
        peer.write(R"({"type":"MODIFIED","object":{"kind":"Rollout","metadata":{"name":"odd",)"
                   R"("namespace":"shop","resourceVersion":"7"}}})"
                   "\n"
                   R"({"type":"ADDED","object":{"metadata":[]}})"
                   "\n");
        peer.write(QByteArray::fromStdString(
            R"({"type":"ADDED","object":)" + rolloutJson("shop", "late") + "}\n"));
    };
    HttpAccess way;
    way.baseUrl = odd.url();
    KubeClient other(way, authorization, scheduler);
    open(other);
    watch->open("1");
    EXPECT_TRUE(tells({"+late"}));
    EXPECT_TRUE(losses.empty());
    EXPECT_EQ(watches, 1) << "it goes on";
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_TRUE(problems[0].starts_with("A change of the object shop/odd of the kind Rollout"))
        << problems[0];
    EXPECT_TRUE(problems[1].starts_with("A change of the object ? of")) << problems[1];
    watch.reset();
}

/// Whatever answers there, it is not shown as if all was well.
class KubeWatchOddities : public KubeWatchTest,
                          public testing::WithParamInterface<std::pair<const char*, const char*>> {
};

TEST_P(KubeWatchOddities, areFailures)
{
    const auto [type, body] = GetParam();
    FaultServer odd;
    odd.handler = [type = type, body = body](
                      const FaultServer::Request&, const FaultServer::Peer& peer) {
        peer.head(200, type);
        peer.write(body);
    };
    HttpAccess way;
    way.baseUrl = odd.url();
    KubeClient other(way, authorization, scheduler);
    open(other);
    watch->open("1");
    EXPECT_TRUE(passTimeUntil([this] { return losses.size() >= 2; }));
    EXPECT_TRUE(told.empty());
    watch.reset();
}

INSTANTIATE_TEST_SUITE_P(OfAllKinds, KubeWatchOddities,
    testing::Values(std::pair("text/html", "<html>Log in</html>"),
        std::pair("application/json", "no json\n"),
        std::pair("application/json", "{\"type\":\"ADDED\"}\n"),
        std::pair("application/json",
            R"({"type":"ERROR","object":{"kind":"Status","code":500,"message":"etcd"}})"
            "\n")));

TEST_F(KubeWatchTest, aLineWithoutAnEndIsGivenUp)
{
    server.fail("watch-endless;has=watch=;times=1");
    watch->open(version());
    change();
    ASSERT_TRUE(passTimeUntil([this] { return losses.size() == 1; }));
    EXPECT_EQ(losses.front().error.code, ErrorCode::TooLarge);
    EXPECT_TRUE(tells({"+web"})) << "by the next one";
}

TEST_F(KubeWatchTest, aThousandEventsComeInAFewBatches)
{
    ASSERT_TRUE(follow());
    int batches = 0;
    QObject::connect(watch.get(), &KubeWatch::received, watch.get(), [&batches] { ++batches; });
    server.flood(std::string(rolloutsPath) + "/web", 1'000);
    EXPECT_TRUE(passTimeUntil([this] { return told.size() == 1'000; }));
    EXPECT_LT(batches, 200);
}

} // namespace sources
