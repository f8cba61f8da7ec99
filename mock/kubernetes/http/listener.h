// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/http/responder.h"
#include "server/http/growing_pool.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace mock_kubernetes {

/// Takes requests over HTTP/1.1 and TLS on loopback, each connection in a thread of its own.
class Listener {
public:
    /// Answers one request, from the thread of its connection. @p clientName: from its certificate.
    using Handler =
        std::function<void(const server::Request&, const std::string& clientName, Responder&)>;

    Listener(std::shared_ptr<ssl_ctx_st> tls, Handler handler);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    /// The port (0: any that is free); nullopt if it is taken.
    [[nodiscard]] std::optional<int> start(int port);
    /// Ends every connection and waits for their threads.
    void stop();
    void dropConnections();
    [[nodiscard]] int connections() const;
    [[nodiscard]] bool isStopping() const { return m_isStopping; }

private:
    void accept();
    void serve(int socket);
    [[nodiscard]] bool serveOne(Channel& channel, std::string& buffer);

    std::shared_ptr<ssl_ctx_st> m_tls;
    Handler m_handler;
    std::atomic<bool> m_isStopping = false;
    int m_socket = -1;
    std::thread m_thread;
    mutable std::mutex m_mutex;
    std::set<Channel*> m_channels;
    std::unique_ptr<server::GrowingPool> m_pool;
};

} // namespace mock_kubernetes
