// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace test_server {

/// A connection that sends and reads bytes as they are, so that tests see what is on the wire.
class RawClient {
public:
    explicit RawClient(int port)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected =
            ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
    }
    ~RawClient() { close(); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    RawClient(RawClient&& other) noexcept
        : m_socket(std::exchange(other.m_socket, -1))
        , m_connected(other.m_connected)
    {
    }

    void close()
    {
        if (m_socket >= 0)
            ::close(std::exchange(m_socket, -1));
    }
    /// Leaves without a word: a TCP reset.
    void vanish()
    {
        const linger abort{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &abort, sizeof(abort));
        close();
    }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    void send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    void get(std::string_view target, std::string_view headers = {})
    {
        send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n"
            + std::string(headers) + "\r\n");
    }

    /// What has arrived in all, once the condition holds, the other end has closed, or 10 s are
    /// over.
    const std::string& readUntil(const std::function<bool(const std::string&)>& enough)
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (!enough(m_received) && !m_ended && std::chrono::steady_clock::now() < deadline)
            readSome();
        return m_received;
    }
    const std::string& readUntilText(std::string_view text)
    {
        return readUntil(
            [text](const std::string& all) { return all.find(text) != std::string::npos; });
    }
    const std::string& readToEnd()
    {
        return readUntil([](const std::string&) { return false; });
    }
    /// Takes what has arrived, without waiting.
    void look()
    {
        pollfd waiting{m_socket, POLLIN, 0};
        if (!m_ended && ::poll(&waiting, 1, 0) > 0)
            readSome();
    }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] bool wasReset() const { return m_reset; }

private:
    void readSome()
    {
        pollfd waiting{m_socket, POLLIN, 0};
        if (::poll(&waiting, 1, 100) <= 0)
            return;
        char buffer[65536];
        const ssize_t got = ::recv(m_socket, buffer, sizeof(buffer), 0);
        if (got > 0) {
            m_received.append(buffer, static_cast<std::size_t>(got));
            return;
        }
        m_ended = true;
        m_reset = got < 0;
    }

    int m_socket;
    bool m_connected = false;
    bool m_ended = false;
    bool m_reset = false;
    std::string m_received;
};

} // namespace test_server
