// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/display.h"

#include <QTcpServer>
#include <QTemporaryDir>

#include <cstddef>
#include <cstring>

#include <gtest/gtest.h>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

using console::DisplayNames;
using console::missingDisplayText;

/// Takes connections at a socket of the system: a path, or an abstract name.
class ListeningSocket {
public:
    explicit ListeningSocket(const QByteArray& name)
        : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
        const auto length = offsetof(sockaddr_un, sun_path) + std::size_t(name.size());
        m_isBound = ::bind(m_socket, reinterpret_cast<sockaddr*>(&address), socklen_t(length)) == 0
            && ::listen(m_socket, 1) == 0;
    }
    ~ListeningSocket() { ::close(m_socket); }
    ListeningSocket(const ListeningSocket&) = delete;
    ListeningSocket& operator=(const ListeningSocket&) = delete;

    [[nodiscard]] bool isBound() const { return m_isBound; }

private:
    int m_socket;
    bool m_isBound = false;
};

/// No server has so high a number, and each run of the tests has its own.
QByteArray number()
{
    return QByteArray::number(1'000'000 + ::getpid());
}

TEST(Display, isMissedWhereNothingAnswersOnThisMachine)
{
    for (const QByteArray& name :
        {":" + number(), ":" + number() + ".0", "unix:" + number(), "localhost:" + number()})
        EXPECT_EQ(missingDisplayText({.x11 = name}),
            QStringLiteral("there is no display (nothing answers at DISPLAY=%1); "
                           "deployment-console-cli needs none")
                .arg(QString::fromLatin1(name)));
}

TEST(Display, isThereWhereASocketTakesConnections)
{
    const ListeningSocket server('\0' + QByteArray("/tmp/.X11-unix/X") + number());
    ASSERT_TRUE(server.isBound());
    EXPECT_EQ(missingDisplayText({.x11 = ":" + number()}), QString());
    EXPECT_EQ(missingDisplayText({.x11 = "unix:" + number() + ".1"}), QString());
    EXPECT_NE(missingDisplayText({.x11 = "localhost:" + number()}), QString());
}

TEST(Display, isThereWhereAPortOfThisMachineTakesConnections)
{
    constexpr int firstPort = 6000;
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    if (server.serverPort() < firstPort)
        GTEST_SKIP() << "the system gives out ports that no display has";
    const QByteArray name = ":" + QByteArray::number(server.serverPort() - firstPort) + ".0";
    EXPECT_EQ(missingDisplayText({.x11 = "localhost" + name}), QString());
    EXPECT_EQ(missingDisplayText({.x11 = name}), QString()) << "libxcb goes there, too";
    EXPECT_NE(missingDisplayText({.x11 = "unix" + name}), QString());
    server.close();
    EXPECT_NE(missingDisplayText({.x11 = "localhost" + name}), QString());
}

TEST(Display, ofAnotherMachineOrOfAnotherFormIsLeftToQt)
{
    for (const char* name : {"host:0", "10.0.0.1:0.0", "host", "tcp/host:1", ":", ":x", "/tmp/x:0"})
        EXPECT_EQ(missingDisplayText({.x11 = name}), QString()) << name;
}

TEST(Display, mayBeOneOfTwo)
{
    const QTemporaryDir folder;
    const QByteArray path = folder.filePath(QStringLiteral("wayland-7")).toLocal8Bit();
    DisplayNames names{.x11 = ":" + number(),
        .wayland = "wayland-7",
        .runtimeFolder = folder.path().toLocal8Bit()};
    EXPECT_TRUE(missingDisplayText(names).contains(
        QStringLiteral("DISPLAY=:%1 or WAYLAND_DISPLAY=wayland-7").arg(::getpid() + 1'000'000)));
    names.isWaylandConnected = true;
    EXPECT_EQ(missingDisplayText(names), QString());
    names.isWaylandConnected = false;
    const ListeningSocket server(path);
    ASSERT_TRUE(server.isBound());
    EXPECT_EQ(missingDisplayText(names), QString());
    EXPECT_EQ(missingDisplayText({.wayland = path}), QString());
    EXPECT_TRUE(missingDisplayText({}).contains(QStringLiteral("neither DISPLAY nor")));
}

} // namespace
