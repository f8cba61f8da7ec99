// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/logs/pod_log_stream.h"

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

} // namespace sources
