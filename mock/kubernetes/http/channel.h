// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace mock_kubernetes {

/// One accepted connection, plain or over TLS, that can be misused as a fault needs it. One thread
/// reads and writes; any may end it.
class Channel {
public:
    using Instant = std::chrono::steady_clock::time_point;
    enum class Got : std::uint8_t { Some, Ended, Late };

    /// Owns the socket. @p tls: nullptr for a plain connection; else the thread that makes it, and
    /// is to read and write, gets no SIGPIPE any more.
    Channel(int socket, const std::shared_ptr<ssl_ctx_st>& tls);
    ~Channel();
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;

    /// The handshake of TLS; true at once for a plain one.
    [[nodiscard]] bool open();
    /// Appends what has come.
    Got read(std::string& into, Instant deadline);
    /// False: the client has gone, or takes nothing for ten seconds.
    bool write(std::string_view bytes);
    /// Whether the client has closed its end.
    [[nodiscard]] bool hasLeft();
    /// Ends it in both directions, without a word of TLS.
    void shutDown() const;
    /// Ends it with a TCP reset.
    void reset() const;
    /// The common name in the client's certificate; empty without one.
    [[nodiscard]] std::string clientName() const;

private:
    [[nodiscard]] bool waitFor(short events, Instant deadline) const;
    /// What TLS waits for after @p result; false: it has ended.
    [[nodiscard]] bool waitForTls(int result, Instant deadline) const;

    int m_socket;
    std::unique_ptr<ssl_st, void (*)(ssl_st*)> m_tls;
};

} // namespace mock_kubernetes
