// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api.h"
#include "server/faults/fault.h"
#include "server/http/request_reader.h"
#include "server/http/stop_signal.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace httplib {
struct Request;
struct Response;
} // namespace httplib

namespace server {

class StrictServer;

struct HttpOptions {
    std::string host = "127.0.0.1";
    int port = 0; ///< 0: any that is free
    std::chrono::milliseconds heartbeat = std::chrono::seconds(15);
    std::vector<Fault> faults;
    Patience patience;
    /// Called for each request with the status of its answer (0: none was given); from any thread.
    std::function<void(const Request&, int)> onRequest;
};

/// Serves an Api over HTTP, event streams included, from threads of its own.
class HttpServer {
public:
    HttpServer(const Api& api, Service& service, HttpOptions options);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Starts to listen; the port, or nullopt if none is available.
    [[nodiscard]] std::optional<int> start();
    /// Ends streams and connections and waits for the threads.
    void stop();
    [[nodiscard]] int openStreams() const { return m_streams; }

private:
    [[nodiscard]] Reply refuse(const BadRequest& bad) const;
    void handle(const httplib::Request& from, httplib::Response& to);
    void stream(const Reply& reply, const std::optional<Fault>& fault, httplib::Response& to);
    void report(const Request& request, int status) const;

    const Api& m_api;
    Service& m_service;
    HttpOptions m_options;
    FaultInjector m_faults;
    StopSignal m_stop;
    std::atomic<int> m_streams = 0;
    int m_port = 0;
    int m_listeningSocket = -1;
    std::unique_ptr<StrictServer> m_server;
    std::thread m_listener;
};

} // namespace server
