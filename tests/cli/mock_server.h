// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program.h"

#include <string>
#include <vector>

#include <sys/types.h>

namespace test_support {

/// The reference server in a process of its own, for the life of the object.
class MockServer {
public:
    explicit MockServer(std::vector<std::string> arguments);
    /// The stand-in for a cluster, which keeps no account of what it was asked for.
    [[nodiscard]] static MockServer cluster(std::vector<std::string> arguments);
    ~MockServer();
    MockServer(const MockServer&) = delete;
    MockServer& operator=(const MockServer&) = delete;

    [[nodiscard]] const std::string& address() const { return m_address; }
    /// What it was asked for: "GET /deployments 200 key", one a line.
    [[nodiscard]] std::vector<std::string> requests() const;
    /// Requests that begin with this method and contain the text.
    [[nodiscard]] std::size_t count(const std::string& method, const std::string& text = {}) const;

private:
    struct Command {
        std::vector<std::string> words;
    };
    explicit MockServer(Command command);
    void start(std::vector<std::string> command);

    TemporaryFolder m_folder;
    pid_t m_pid = 0;
    std::string m_address;
};

} // namespace test_support
