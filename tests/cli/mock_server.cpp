// SPDX-License-Identifier: GPL-3.0-or-later
#include "mock_server.h"
#include "project_paths.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace test_support {

namespace {

/// Reads until the line is whole; the server says where it listens as soon as it does.
std::string firstLine(int descriptor)
{
    std::string line;
    std::array<char, 256> piece{};
    while (line.find('\n') == std::string::npos) {
        const ssize_t got = ::read(descriptor, piece.data(), piece.size());
        if (got <= 0)
            throw std::runtime_error("the mock server ended: " + line);
        line.append(piece.data(), static_cast<std::size_t>(got));
    }
    return line.substr(0, line.find('\n'));
}

} // namespace

MockServer::MockServer(std::vector<std::string> arguments)
{
    std::vector<std::string> command{PROJECT_BINARY_DIR "/bin/deployment-mock-server",
        "--access-log", (m_folder.path() / "access.log").string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    start(std::move(command));
}

MockServer MockServer::cluster(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), PROJECT_BINARY_DIR "/bin/deployment-mock-kubernetes");
    return MockServer(Command{std::move(arguments)});
}

MockServer::MockServer(Command command)
{
    start(std::move(command.words));
}

void MockServer::start(std::vector<std::string> command)
{
    std::vector<char*> pointers;
    for (std::string& text : command)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);

    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    const int failure =
        posix_spawn(&m_pid, command.front().c_str(), &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (failure != 0)
        throw std::runtime_error("cannot start " + command.front());
    const std::string line = firstLine(pipe[0]);
    ::close(pipe[0]);
    m_address = line.substr(line.find("http"));
}

MockServer::~MockServer()
{
    ::kill(m_pid, SIGTERM);
    ::waitpid(m_pid, nullptr, 0);
}

std::vector<std::string> MockServer::requests() const
{
    return linesOf(contentsOf(m_folder.path() / "access.log"));
}

std::size_t MockServer::count(const std::string& method, const std::string& text) const
{
    const auto all = requests();
    return static_cast<std::size_t>(std::ranges::count_if(all, [&](const std::string& line) {
        return line.find(method + ' ') != std::string::npos && line.find(text) != std::string::npos;
    }));
}

} // namespace test_support
