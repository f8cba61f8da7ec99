// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "raw_client.h"
#include "test_server.h"

#include <thread>

namespace test_server {

/// A listening server over the drawn world.
struct Listening {
    explicit Listening(server::HttpOptions options = {}, std::size_t replayed = 1000)
        : fixture(serviceOptions(replayed))
        , http(fixture.api, fixture.service, std::move(options))
        , port(http.start().value_or(0))
    {
    }

    static server::ServiceOptions serviceOptions(std::size_t replayed)
    {
        server::ServiceOptions options = test_server::quietOptions();
        options.replayedEvents = replayed;
        return options;
    }

    /// The whole answer to one request on a connection of its own.
    std::string ask(std::string_view target, std::string headers = {}) const
    {
        RawClient client(port);
        client.get(target, headers + "Connection: close\r\n");
        return client.readToEnd();
    }

    /// Two events, at once: an entry of the log and the deployment.
    void changeSomething()
    {
        const bool paused = fixture.drawn().value("paused", false);
        const std::string path = "/deployments/DEP-001/";
        const auto reply = fixture.post(path + (paused ? "resume" : "pause"),
            "key-" + std::to_string(++m_changes), R"({"reason":"r"})");
        EXPECT_EQ(reply.status, 200);
    }

    bool reachesStreams(int count) const
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (http.openStreams() != count && std::chrono::steady_clock::now() < deadline)
            std::this_thread::yield();
        return http.openStreams() == count;
    }

    test_server::Fixture fixture;
    server::HttpServer http;
    int port;

private:
    int m_changes = 0;
};

} // namespace test_server
