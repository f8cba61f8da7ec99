// SPDX-License-Identifier: GPL-3.0-or-later
// What a cluster's server can do wrong while somebody looks at it. Which other tests hold the rest
// is told in docs/testing.md.
#include "cluster_fixture.h"

#include "fault_server.h"
#include "kube_fixture.h"
#include "peak_memory.h"

#include <memory>

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
        const auto result = resultOf(client.get("/apis"));
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
        "504"));

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

} // namespace sources
