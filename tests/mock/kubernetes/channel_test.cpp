// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/http/channel.h"
#include "kubernetes/http/tls.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <string_view>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

namespace {

/// How the program would react if nobody had done anything about it, for as long as it lives.
class DefaultBrokenPipe {
public:
    DefaultBrokenPipe()
        : m_before(std::signal(SIGPIPE, SIG_DFL))
    {
    }
    ~DefaultBrokenPipe() { std::signal(SIGPIPE, m_before); }
    DefaultBrokenPipe(const DefaultBrokenPipe&) = delete;
    DefaultBrokenPipe& operator=(const DefaultBrokenPipe&) = delete;

private:
    void (*m_before)(int);
};

TEST(KubeChannel, aClientThatLeavesWhileItIsAnsweredEndsItsConnectionAlone)
{
    const DefaultBrokenPipe unguarded;
    const auto tls = mock_kubernetes::tlsContext(mock_kubernetes::madeIdentity(), {});
    std::array<int, 2> ends{};
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    // A handshake that begins with its end, which is answered by an alert to nobody.
    using namespace std::string_view_literals;
    constexpr std::string_view wrong = "\x16\x03\x01\0\x04\x14\0\0\0"sv;
    ASSERT_EQ(::write(ends[1], wrong.data(), wrong.size()), ssize_t(wrong.size()));
    ::close(ends[1]);
    bool isOpen = true;
    std::thread([&] { isOpen = mock_kubernetes::Channel(ends[0], tls).open(); }).join();
    EXPECT_FALSE(isOpen);
}

} // namespace
