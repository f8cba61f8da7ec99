// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

namespace httplib {
class Server;
}

namespace benchmarks {

/// A server on loopback with a large list of deployments, of which so many a second change: status,
/// percentage, step and revision of one after the other, far apart in the list. In threads of its
/// own.
class LiveServer {
public:
    LiveServer(const history::History& rows, int updatesASecond);
    ~LiveServer();
    LiveServer(const LiveServer&) = delete;
    LiveServer& operator=(const LiveServer&) = delete;

    /// "http://127.0.0.1:PORT".
    [[nodiscard]] std::string address() const;
    /// Updates that were sent so far.
    [[nodiscard]] std::uint64_t sent() const { return m_sent; }

private:
    void serve();
    [[nodiscard]] std::string pageFrom(history::Row first) const;
    [[nodiscard]] std::string nextEvent();

    const history::History& m_rows;
    const int m_rate;
    std::unique_ptr<httplib::Server> m_server;
    int m_port = 0;
    std::atomic<std::uint64_t> m_sent = 0;
    std::atomic<bool> m_ends = false;
    std::thread m_thread;
};

} // namespace benchmarks
