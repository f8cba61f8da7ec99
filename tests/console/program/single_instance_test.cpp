// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/single_instance.h"

#include "console_fixture.h"

#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTemporaryDir>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include <thread>

using console::SingleInstance;
using test_support::eventually;

namespace {

class SingleInstanceTest : public testing::Test {
protected:
    void follow(SingleInstance& instance)
    {
        QObject::connect(&instance, &SingleInstance::requested,
            [this](const SingleInstance::Request& request) { requests.push_back(request); });
    }

    /// Another start, in a thread: it waits while the first one answers.
    bool handOver(const SingleInstance::Request& request)
    {
        bool isOver = false;
        std::atomic<bool> hasAnswer = false;
        std::thread start([&] {
            SingleInstance second(address);
            isOver = second.handOver(request);
            hasAnswer = true;
        });
        const bool answered = eventually([&] { return hasAnswer.load(); });
        start.join();
        return answered && isOver;
    }

    /// What a program leaves that was killed.
    void leaveDeadSocket() const
    {
        const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(address);
        ASSERT_LT(path.size(), static_cast<qsizetype>(sizeof(name.sun_path)));
        std::copy(path.begin(), path.end(), name.sun_path);
        ASSERT_EQ(::bind(descriptor, reinterpret_cast<sockaddr*>(&name), sizeof(name)), 0);
        ::close(descriptor);
        ASSERT_TRUE(QFile::exists(address));
    }

    QTemporaryDir folder;
    QString address = folder.filePath(QStringLiteral("socket"));
    std::vector<SingleInstance::Request> requests;
};

} // namespace

TEST_F(SingleInstanceTest, anotherOneIsSeenAsLongAsItListens)
{
    EXPECT_FALSE(SingleInstance(address).isAnotherRunning());
    leaveDeadSocket();
    EXPECT_FALSE(SingleInstance(address).isAnotherRunning());
    {
        SingleInstance first(address);
        follow(first);
        ASSERT_TRUE(first.listen());
        EXPECT_TRUE(SingleInstance(address).isAnotherRunning());
        QCoreApplication::processEvents();
        EXPECT_TRUE(requests.empty()) << "nothing was asked for";
    }
    EXPECT_FALSE(SingleInstance(address).isAnotherRunning());
}

TEST_F(SingleInstanceTest, aSecondStartHandsOverAndLearnsThatItWasHeard)
{
    SingleInstance first(address);
    follow(first);
    ASSERT_TRUE(first.listen());
    const SingleInstance::Request request{
        {QStringLiteral("/数据/a b.json"), QStringLiteral("http://x/api#DEP-001")}, true};
    EXPECT_TRUE(handOver(request));
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_EQ(requests.front(), request);
    EXPECT_TRUE(handOver({})); // only to the front
    EXPECT_EQ(requests.size(), 2U);
}

TEST_F(SingleInstanceTest, withoutAFirstOneNothingIsHandedOver)
{
    SingleInstance alone(address);
    EXPECT_FALSE(alone.handOver({{QStringLiteral("/a")}, false}));
}

TEST_F(SingleInstanceTest, aDeadSocketIsReplaced)
{
    leaveDeadSocket();
    SingleInstance first(address);
    EXPECT_FALSE(first.handOver({}));
    follow(first);
    ASSERT_TRUE(first.listen());
    EXPECT_TRUE(handOver({{QStringLiteral("/a")}, false}));
}

TEST_F(SingleInstanceTest, oneThatListensIsNotDisplaced)
{
    SingleInstance first(address);
    follow(first);
    ASSERT_TRUE(first.listen());
    SingleInstance second(address);
    EXPECT_FALSE(second.listen());
    EXPECT_TRUE(handOver({}));
}

TEST_F(SingleInstanceTest, oneThatDoesNotAnswerIsNotWaitedForForever)
{
    QLocalServer deaf;
    ASSERT_TRUE(deaf.listen(address));
    SingleInstance second(address);
    EXPECT_FALSE(second.handOver({}, std::chrono::milliseconds{50}));
}

TEST_F(SingleInstanceTest, noiseIsNoRequest)
{
    SingleInstance first(address);
    follow(first);
    ASSERT_TRUE(first.listen());
    for (const char* line : {"\n", "[1]\n", "{\"sources\":\n", "GET / HTTP/1.1\r\n"}) {
        QLocalSocket socket;
        socket.connectToServer(address);
        ASSERT_TRUE(socket.waitForConnected(5000));
        socket.write(line);
        socket.flush();
        EXPECT_TRUE(eventually([&socket] {
            return socket.state() == QLocalSocket::UnconnectedState;
        })) << line;
    }
    EXPECT_TRUE(requests.empty());
    EXPECT_TRUE(handOver({}));
}
