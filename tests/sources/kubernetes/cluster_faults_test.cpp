// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster's server can do wrong while somebody looks at it. Which other tests hold the rest
// is told in docs/testing.md.
#include "cluster_fixture.h"

#include "fault_server.h"
#include "kube_fixture.h"
#include "peak_memory.h"

#include <QDateTime>
#include <QLocale>

#include <memory>
#include <tuple>

#include <zlib.h>

namespace sources {

namespace {

constexpr std::int64_t megabyte = 1'000'000;

/// So many blanks, as gzip has them.
QByteArray zippedBlanks(std::int64_t size)
{
    constexpr int asGzip = 15 + 16;
    z_stream state{};
    QByteArray input(1 << 20, ' ');
    QByteArray output(1 << 20, '\0');
    QByteArray zipped;
    EXPECT_EQ(::deflateInit2(&state, 9, Z_DEFLATED, asGzip, 9, Z_DEFAULT_STRATEGY), Z_OK);
    for (int result = Z_OK; result != Z_STREAM_END;) {
        if (state.avail_in == 0 && size > 0) {
            state.next_in = reinterpret_cast<Bytef*>(input.data());
            state.avail_in = static_cast<uInt>(input.size());
            size -= input.size();
        }
        state.next_out = reinterpret_cast<Bytef*>(output.data());
        state.avail_out = static_cast<uInt>(output.size());
        result = ::deflate(&state, size > 0 ? Z_NO_FLUSH : Z_FINISH);
        zipped.append(output.constData(), output.size() - static_cast<qsizetype>(state.avail_out));
    }
    ::deflateEnd(&state);
    return zipped;
}

} // namespace

using ClusterClientFaults = KubeFixture;

TEST_F(ClusterClientFaults, aBodyThatIsTooLargeIsGivenUpAndTakesLittleMemory)
{
    for (const char* fault : {"huge=300", "endless"}) {
        server.failNext(fault);
        const test_support::PeakMemory memory;
        const auto result = resultOf(client.get("/version"), deployment::Milliseconds(0));
        ASSERT_FALSE(result) << fault;
        EXPECT_EQ(result.error().error.code, deployment::ErrorCode::TooLarge) << fault;
        EXPECT_LT(memory.growth(), test_support::PeakMemory::allowed) << fault;
    }
}

TEST_F(ClusterClientFaults, aLargeBodyComesWholeAlthoughItsEndDoesNotWait)
{
    mock_kubernetes::KubeOptions options = withoutControllers();
    options.usesTls = true;
    mock_kubernetes::KubeServer secured(options);
    secured.start();
    HttpAccess way;
    way.baseUrl = QUrl(QString::fromStdString(secured.url()));
    way.authorities.text = QByteArray::fromStdString(secured.certificate());
    KubeClient overTls(way, authorization, scheduler);
    for (int round = 0; round < 3; ++round) {
        for (auto* each : {&server, &secured}) {
            each->failNext("huge=20"); // and the connection is closed
            KubeClient& asked = each == &server ? client : overTls;
            const auto result = resultOf(asked.get("/version"), deployment::Milliseconds(0));
            ASSERT_TRUE(result);
            EXPECT_EQ(result->body.size(), 20 << 20);
        }
    }
}

TEST_F(ClusterClientFaults, aBodyThatUnpacksTo300MegabytesIsGivenUpEarly)
{
    test_support::FaultServer bomb;
    const QByteArray zipped = zippedBlanks(300 * megabyte);
    bomb.handler = [&zipped](const test_support::FaultServer::Request&,
                       const test_support::FaultServer::Peer& peer) {
        peer.reply(
            200, zipped, {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}});
    };
    HttpAccess way;
    way.baseUrl = bomb.url();
    KubeClient other(way, authorization, scheduler);
    const test_support::PeakMemory memory;
    EXPECT_FALSE(resultOf(other.get("/version"), deployment::Milliseconds(0)));
    EXPECT_LT(memory.growth(), test_support::PeakMemory::allowed);
}

TEST_F(ClusterClientFaults, whatNeverEndsIsGivenUpInTime)
{
    for (const char* fault : {"hang", "drip=1000"}) {
        server.failNext(fault);
        const auto begin = scheduler->now();
        const auto result = resultOf(client.get("/apis"), deployment::Milliseconds(1'000));
        ASSERT_FALSE(result) << fault;
        EXPECT_EQ(result.error().error.code, deployment::ErrorCode::Timeout) << fault;
        EXPECT_LE(scheduler->now() - begin, deployment::Milliseconds(91'000)) << fault;
    }
    server.failNext("delay=1");
    const auto late = resultOf(client.get("/version"));
    EXPECT_TRUE(late && late->isSuccess());
}

TEST_F(ClusterClientFaults, anotherServerHearsNothing)
{
    mock_kubernetes::KubeServer other(withoutControllers());
    other.start();
    server.failNext("redirect=" + other.url() + "/version");
    const auto result = resultOf(client.get("/version"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->status, 307);
    EXPECT_FALSE(client.failureOf(result).error.message.toEnglish().empty());
    EXPECT_TRUE(other.traffic().all().empty());
}

/// A watch that ends because its place is forgotten, and a list that goes wrong after it.
class ClusterListFaults : public ClusterFixture,
                          public testing::WithParamInterface<const char*> { };

TEST_P(ClusterListFaults, areOvercomeAndLoseNothing)
{
    ASSERT_TRUE(goesLive());
    cluster.fail(std::string(GetParam()) + ";has=limit=;times=2");
    cluster.put(rolloutJson("shop", "late"));
    cluster.put(rolloutJson("shop", "web"));
    cluster.expire();
    bool keptAll = true;
    EXPECT_TRUE(passTimeUntil(
        [&] {
            keptAll = keptAll && idsOf("shop/web/").size() == 1;
            return idsOf("shop/late/").size() == 1;
        },
        Milliseconds(500)))
        << reason();
    EXPECT_TRUE(keptAll) << "what is shown stays";
    EXPECT_TRUE(reaches(State::Live, Milliseconds(500))) << reason();
    EXPECT_EQ(idsOf("shop/web/").size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(OfAllKinds, ClusterListFaults,
    testing::Values("drop", "reset", "half-head", "half-body", "hang", "drip=1000", "delay=1",
        "html", "redirect=http://127.0.0.1:9/", "429=1", "429=abc", "500", "502", "503=7", "503=-1",
        "504", "huge=300", "endless"));

/// A watch that is there and yet is none.
class ClusterWatchFaults : public ClusterFixture,
                           public testing::WithParamInterface<const char*> { };

TEST_P(ClusterWatchFaults, areOvercomeAndShowEachRowOnce)
{
    cluster.fail(std::string(GetParam()) + ";has=watch=;times=4");
    ASSERT_TRUE(load());
    cluster.put(rolloutJson("shop", "late"));
    EXPECT_TRUE(
        passTimeUntil([this] { return idsOf("shop/late/").size() == 1; }, Milliseconds(1'000)))
        << reason();
    EXPECT_TRUE(reaches(State::Live, Milliseconds(1'000))) << reason();
    EXPECT_EQ(idsOf("shop/web/").size(), 1U);
    EXPECT_EQ(idsOf("shop/late/").size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(OfAllKinds, ClusterWatchFaults,
    testing::Values("watch-silent", "watch-drop=1", "watch-twice", "watch-trickle", "watch-cut",
        "watch-expired", "watch-endless", "hang", "drop", "html", "503=7"));

class ClusterFaults : public ClusterFixture {
protected:
    /// So far ahead, as the field Retry-After says it.
    [[nodiscard]] std::string dateIn(std::chrono::seconds time) const
    {
        const auto date = QDateTime::fromMSecsSinceEpoch(
            (scheduler->now() + time).time_since_epoch() / Milliseconds(1), Qt::UTC);
        return QLocale::c()
            .toString(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
            .toStdString();
    }
    [[nodiscard]] bool fails()
    {
        open();
        return waitUntil([this] { return !recorded->loads.empty(); })
            && recorded->loads.back().has_value();
    }
    /// Merged into the Rollout "web": an update is under way.
    static constexpr const char* running =
        R"({"status":{"phase":"Progressing","message":"more","stableRS":"bbb","currentStepIndex":0}})";
    [[nodiscard]] std::string status(const std::string& beginning) const
    {
        return recorded->status(idsOf(beginning).front());
    }
};

TEST_F(ClusterFaults, anUnknownHostNameIsNamed)
{
    server = "https://no-such-cluster.invalid:6443";
    ASSERT_TRUE(fails());
    EXPECT_EQ(recorded->loads.back()->code, deployment::ErrorCode::Offline);
    EXPECT_EQ(recorded->state(), State::Offline);
    EXPECT_NE(reason().find("no-such-cluster.invalid"), std::string::npos) << reason();
    EXPECT_TRUE(recorded->states.back().nextAttempt.has_value());
}

TEST_F(ClusterFaults, aListIsAskedForAgainWhenTheServerWantsIt)
{
    using std::chrono::seconds;
    const std::tuple<std::string, Milliseconds, Milliseconds> wishes[]{
        {"7", seconds(7), seconds(7)}, {dateIn(seconds(20)), seconds(20), seconds(20)},
        {dateIn(seconds(7'200)), std::chrono::hours(1), std::chrono::hours(1)},
        {dateIn(seconds(-60)), Milliseconds(1), seconds(1)},
        {"1000000000", std::chrono::hours(1), std::chrono::hours(1)},
        {"-1", Milliseconds(1), seconds(1)}, {"abc", Milliseconds(1), seconds(1)}};
    for (const char* status : {"429", "503"}) {
        for (const auto& [field, least, most] : wishes) {
            cluster.fail("");
            cluster.fail(status + ("=" + field) + ";has=limit=");
            ASSERT_TRUE(fails());
            ASSERT_TRUE(recorded->states.back().nextAttempt) << field;
            const auto delay = *recorded->states.back().nextAttempt - scheduler->now();
            EXPECT_GE(delay, least) << field;
            EXPECT_LE(delay, most) << field;
        }
    }
}

TEST_F(ClusterFaults, tenThousandEventsComeInAFewUpdatesAndTheLastOneCounts)
{
    const std::string web = rolloutPath("web");
    cluster.edit(web, running);
    ASSERT_TRUE(goesLive());
    const int updatesBefore = recorded->updates;
    const auto begin = scheduler->now();
    for (int event = 0; event < 10'000; ++event)
        cluster.edit(web,
            R"({"status":{"phase":"Progressing","stableRS":"bbb","currentStepIndex":)"
                + std::to_string(event % 2) + "}}");
    cluster.edit(web, R"({"status":{"phase":"Degraded","message":"ProgressDeadlineExceeded: x"}})");
    EXPECT_TRUE(passTimeUntil([this] { return status("shop/web/") == "FAILED"; }));
    const auto tenths = (scheduler->now() - begin) / Milliseconds(100);
    EXPECT_LE(recorded->updates - updatesBefore, tenths + 1) << "ten a second";
    EXPECT_EQ(recorded->history.size(), 2U);
    EXPECT_EQ(recorded->state(), State::Live);
    EXPECT_EQ(cluster.openStreams(), 2) << "and no connection was lost over it";
}

TEST_F(ClusterFaults, anEventOfAMegabyteIsAnEvent)
{
    ASSERT_TRUE(goesLive());
    std::string large = rolloutJson("shop", "large");
    const std::string place = R"("annotations":{)";
    large.insert(
        large.find(place) + place.size(), R"("note":")" + std::string(1 << 20, 'x') + R"(",)");
    cluster.put(large);
    EXPECT_TRUE(passTimeUntil([this] { return idsOf("shop/large/").size() == 1; }));
    EXPECT_EQ(recorded->state(), State::Live);
}

TEST_F(ClusterFaults, clocksThatDifferMakeNoNegativeTimes)
{
    using std::chrono::hours;
    cluster.edit(rolloutPath("web"), running);
    ASSERT_TRUE(goesLive());
    for (const auto ahead : {hours(1), hours(0), hours(-1)}) {
        const auto ours = cluster.now() + ahead;
        for (history::Row row = 0; row < recorded->history.size(); ++row)
            EXPECT_GE(
                recorded->history.duration(row, ours).value_or(Milliseconds(0)), Milliseconds(0));
    }
    const auto row = recorded->history.find(idsOf("shop/web/").front());
    const auto started = recorded->history.start(*row);
    EXPECT_FALSE(recorded->history.duration(*row, started - hours(1))) << "is not known then";
    EXPECT_EQ(recorded->history.duration(*row, started + hours(1)), hours(1));
}

TEST_F(ClusterFaults, aClockThatIsSetBackOrForthFreezesNothing)
{
    using std::chrono::hours;
    ASSERT_TRUE(goesLive());
    int names = 0;
    for (const auto step : {hours(-1), hours(1), hours(-24)}) {
        scheduler->jump(step);
        const std::string name = "after-" + std::to_string(++names);
        cluster.put(rolloutJson("shop", name));
        EXPECT_TRUE(passTimeUntil([&] { return idsOf("shop/" + name + "/").size() == 1; }));
        EXPECT_TRUE(reaches(State::Live));
        cluster.dropConnections(); // and the attempt that follows is due whatever the clock says
    }
}

/// Somebody opens another cluster while this one answers, or does not.
class ClusterThatIsLeft : public ClusterFaults, public testing::WithParamInterface<const char*> { };

TEST_P(ClusterThatIsLeft, isNeverHeardOfAgain)
{
    mock_kubernetes::KubeServer next(stillCluster());
    next.put(rolloutJson("next", "only"));
    next.start();
    cluster.fail(GetParam());
    open();
    ASSERT_TRUE(passTimeUntil(
        [this] { return cluster.traffic().count("GET", "/apis/*") >= 1; }, Milliseconds(0)));
    source.reset(); // before anything of the answer was read
    const std::unique_ptr<SourceRecorder> before = std::move(recorded);
    const int updates = before->updates;
    const std::size_t states = before->states.size();
    server = next.url();
    authority = next.certificate();
    ASSERT_TRUE(goesLive());
    EXPECT_EQ(recorded->history.size(), 1U);
    EXPECT_EQ(idsOf("next/only/").size(), 1U);
    EXPECT_EQ(before->updates, updates);
    EXPECT_EQ(before->states.size(), states);
    EXPECT_TRUE(waitUntil([this] { return cluster.openStreams() == 0; }));
}

INSTANTIATE_TEST_SUITE_P(WithoutAnAnswer, ClusterThatIsLeft,
    testing::Values("hang;has=limit=", "delay=20;has=limit=", "drip=5;has=limit=",
        "hang;has=watch=", "watch-trickle;has=watch=", "endless;has=limit=", "503;has=limit="));

} // namespace sources
