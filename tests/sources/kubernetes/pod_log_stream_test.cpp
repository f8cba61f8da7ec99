// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/logs/pod_log_stream.h"

#include "fault_server.h"
#include "kube_fixture.h"
#include "peak_memory.h"

#include <algorithm>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

constexpr const char* podPath = "/api/v1/namespaces/shop/pods/web-1";

std::string podJson()
{
    return R"({"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-1","namespace":"shop",)"
           R"("uid":"pod-uid-1"},"spec":{"nodeName":"n1","containers":[{"name":"web","image":"i"}]},)"
           R"("status":{"phase":"Running","containerStatuses":[{"name":"web","ready":true,)"
           R"("restartCount":0,"state":{"running":{"startedAt":"2026-03-03T09:00:00Z"}}}]}})";
}

} // namespace

class PodLogStreamTest : public KubeFixture {
protected:
    PodLogStreamTest()
    {
        server.put(podJson());
        request.source = {"web-1", "web", "", false};
    }
    void read()
    {
        read([this](const deployment::Log& entries) {
            for (std::size_t entry = 0; entry < entries.size(); ++entry)
                lines.emplace_back(entries.message(entry));
        });
    }
    void read(std::function<void(deployment::Log)> take)
    {
        LogReceiver receiver;
        receiver.onEntries = std::move(take);
        receiver.onEnd = [this](const std::optional<deployment::Error>& error) {
            ++ends;
            failure = error;
        };
        stream = new PodLogStream(client, worker, "shop", request, receiver);
        stream->setParent(&client);
        stream->start();
    }
    void write(const std::string& line) { server.writeLog(podPath, "web", line); }
    [[nodiscard]] bool shows(const std::vector<std::string>& texts)
    {
        return passTimeUntil([&] { return lines == texts; });
    }
    [[nodiscard]] bool hasEnded()
    {
        return passTimeUntil([this] { return ends == 1; });
    }

    LogRequest request;
    QPointer<PodLogStream> stream;
    std::vector<std::string> lines;
    std::optional<deployment::Error> failure;
    int ends = 0;
};

TEST_F(PodLogStreamTest, readsTheLatestLinesOnce)
{
    for (int line = 0; line < 10; ++line)
        write("line " + std::to_string(line));
    request.follow = false;
    request.lines = 2;
    read();
    ASSERT_TRUE(hasEnded());
    EXPECT_FALSE(failure);
    EXPECT_EQ(lines, (std::vector<std::string>{"line 8", "line 9"}));
    const std::string target = targets("/log").front();
    EXPECT_NE(target.find("timestamps=true"), std::string::npos);
    EXPECT_EQ(target.find("follow"), std::string::npos);
}

TEST_F(PodLogStreamTest, followsOverLostConnectionsWithoutLosingOrDoublingLines)
{
    write("one");
    read();
    ASSERT_TRUE(shows({"one"}));
    write("two");
    ASSERT_TRUE(shows({"one", "two"}));
    server.dropConnections();
    write("three"); // at the same moment: the cluster's clock stands still
    ASSERT_TRUE(shows({"one", "two", "three"}));
    EXPECT_NE(targets("/log").back().find("sinceTime="), std::string::npos);
    EXPECT_EQ(ends, 0);
    stream->stop();
}

TEST_F(PodLogStreamTest, aLogThatNeverEndsComesInPartsUntilItIsLetGoOf)
{
    constexpr std::size_t lineSize = 60; // of the fault
    constexpr std::size_t longestPart = std::size_t{12}
        << 20; // what may wait, and pieces that came meanwhile
    server.fail("log-endless;has=/log");
    std::size_t entries = 0;
    std::size_t most = 0;
    const test_support::PeakMemory memory;
    read([&](const deployment::Log& some) {
        entries += some.size();
        most = std::max(most, some.size());
    });
    ASSERT_TRUE(passTimeUntil([&entries] { return entries * lineSize > std::size_t{80} << 20; }));
    EXPECT_LE(most, longestPart / lineSize);
    EXPECT_LT(memory.growth(), test_support::PeakMemory::allowed);
    EXPECT_EQ(ends, 0);
    stream->stop();
    EXPECT_TRUE(waitUntil([this] { return server.openStreams() == 0; }));
}

TEST_F(PodLogStreamTest, saysThatThePodIsGone)
{
    server.remove(podPath);
    read();
    ASSERT_TRUE(hasEnded());
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->code, ErrorCode::NotFound);
    EXPECT_EQ(failure->message.toEnglish().find("The pod is gone"), 0U);
}

TEST_F(PodLogStreamTest, saysThatTheContainerHasNotStarted)
{
    server.edit(podPath,
        R"({"status":{"phase":"Pending","containerStatuses":[{"name":"web",)"
        R"("ready":false,"restartCount":0,)"
        R"("state":{"waiting":{"reason":"ContainerCreating"}}}]}})");
    read();
    ASSERT_TRUE(hasEnded());
    ASSERT_TRUE(failure);
    EXPECT_EQ(failure->message.toEnglish().find("The container has not started yet"), 0U)
        << failure->message.toEnglish();
}

TEST_F(PodLogStreamTest, stoppedItSaysNothingMore)
{
    read();
    ASSERT_TRUE(waitUntil([this] { return server.openStreams() == 1; }));
    stream->stop();
    write("late");
    EXPECT_TRUE(waitUntil([this] { return stream.isNull(); }));
    scheduler->advance(Milliseconds(60'000));
    EXPECT_TRUE(lines.empty());
    EXPECT_EQ(ends, 0);
}

/// A log that comes in chunks over plain http, where Qt does not always see that the last is
/// missing.
class PodLogEndTest : public PodLogStreamTest {
protected:
    using Peer = test_support::FaultServer::Peer;

    void readFromFaults(int whole)
    {
        lines.clear();
        ends = 0;
        failure.reset();
        asked = 0;
        faults.handler = [this, whole](const auto&, const Peer& peer) {
            peer.head(200, "text/plain", {{"Transfer-Encoding", "chunked"}});
            const bool isCut = asked++ < whole;
            peer.write(chunk(first) + (isCut ? QByteArray() : chunk(second) + "0\r\n\r\n"));
            peer.close();
        };
        HttpAccess there;
        there.baseUrl = faults.url();
        faultyClient = std::make_unique<KubeClient>(there, authorization, scheduler);
        LogReceiver receiver;
        receiver.onEntries = [this](const deployment::Log& entries) {
            for (std::size_t entry = 0; entry < entries.size(); ++entry)
                lines.emplace_back(entries.message(entry));
        };
        receiver.onEnd = [this](const std::optional<deployment::Error>& error) {
            ++ends;
            failure = error;
        };
        stream = new PodLogStream(*faultyClient, worker, "shop", request, receiver);
        stream->setParent(faultyClient.get());
        stream->start();
    }
    static QByteArray chunk(const QByteArray& text)
    {
        return QByteArray::number(text.size(), 16) + "\r\n" + text + "\r\n";
    }

    const QByteArray first = "2026-03-03T09:00:05.1Z one\n";
    const QByteArray second = "2026-03-03T09:00:05.2Z two\n";
    test_support::FaultServer faults;
    std::unique_ptr<KubeClient> faultyClient;
    int asked = 0;
};

TEST_F(PodLogEndTest, aFollowedLogThatWasCutOffBehindAChunkGoesOn)
{
    for (int round = 0; round < 20; ++round) { // whether Qt sees it is chance
        readFromFaults(2);
        ASSERT_TRUE(hasEnded()) << round;
        EXPECT_FALSE(failure) << round;
        EXPECT_EQ(lines, (std::vector<std::string>{"one", "two"})) << round;
        EXPECT_EQ(asked, 4) << "two cut ones, and the end twice";
    }
}

TEST_F(PodLogEndTest, aLogThatWasCutOffBehindAChunkIsNeverToldAsWhole)
{
    request.follow = false;
    for (int round = 0; round < 20; ++round) {
        readFromFaults(1);
        ASSERT_TRUE(hasEnded()) << round;
        if (failure)
            EXPECT_EQ(failure->code, ErrorCode::Incomplete);
        else
            EXPECT_EQ(lines, (std::vector<std::string>{"one", "two"})) << round;
    }
}

} // namespace sources
