// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api.h"
#include "server/history_files.h"
#include "server/http/access_log.h"
#include "server/http_server.h"
#include "server/options.h"

#include "deploy/demo/built_in_history.h"
#include "deploy/demo/history_generator.h"

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

namespace {

using deployment::Deployment;
using deployment::Timestamp;

constexpr int done = 0;
constexpr int failed = 1;
constexpr int badUsage = 2;
constexpr std::size_t pieceSize = 1000;
constexpr long tickNanoseconds = 100'000'000;

std::optional<server::Tokens> readTokens(const server::Options& options)
{
    const char* const variable = std::getenv("DEPLOYMENT_MOCK_TOKENS");
    std::stringstream text;
    if (!options.tokenFile.empty()) {
        std::ifstream file(options.tokenFile);
        if (!file)
            return {};
        text << file.rdbuf();
    }
    return server::Tokens::parse(text.str() + "\n" + (variable ? variable : ""));
}

/// In pieces, so that a large history is not held twice.
void loadMadeUp(const server::Options& options, server::Service& service)
{
    const Timestamp now = options.service.simulation.now;
    if (options.demo)
        service.load(demo::builtInHistory(now));
    const demo::HistoryGenerator generator(
        {options.generated, options.service.simulation.seed, now, 0, 0});
    std::vector<Deployment> piece;
    for (std::uint64_t index = 0; index < generator.size(); ++index) {
        piece.push_back(generator.generate(index));
        if (piece.size() < pieceSize && index + 1 < generator.size())
            continue;
        service.load(piece);
        piece.clear();
    }
}

bool loadFiles(const server::Options& options, server::Service& service)
{
    for (const std::string& path : options.historyFiles) {
        const auto history = server::readHistory(path);
        if (!history) {
            std::cerr << path << ": " << history.error().message.toEnglish() << '\n';
            return false;
        }
        service.load(*history);
    }
    return true;
}

bool populate(const server::Options& options, server::Service& service)
{
    if (service.isRestored()) {
        std::cerr << "going on with the world of " << options.service.stateFile << '\n';
        return true;
    }
    loadMadeUp(options, service);
    return loadFiles(options, service);
}

sigset_t endingSignals()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGINT);
    return signals;
}

/// Time passes until the program is ended.
void live(server::Service& service, Timestamp begin, const sigset_t& signals)
{
    const auto started = std::chrono::steady_clock::now();
    const timespec tick{0, tickNanoseconds};
    while (::sigtimedwait(&signals, nullptr, &tick) < 0) {
        const auto passed = std::chrono::steady_clock::now() - started;
        service.advance(begin + std::chrono::duration_cast<deployment::Milliseconds>(passed));
    }
}

int serve(server::Options options, server::Tokens tokens)
{
    server::Service service(options.service);
    if (!populate(options, service))
        return failed;
    std::unique_ptr<server::AccessLog> log;
    if (!options.accessLog.empty()) {
        log = std::make_unique<server::AccessLog>(options.accessLog);
        options.http.onRequest = [&log](const server::Request& request, int status) {
            log->write(request, status);
        };
    }
    if (log && !log->isOpen()) {
        std::cerr << "cannot write " << options.accessLog << '\n';
        return failed;
    }
    // What is due at the very beginning has happened before anyone can ask.
    service.advance(options.service.simulation.now);
    const server::Api api(service, std::move(tokens));
    server::HttpServer http(api, service, options.http);
    const std::optional<int> port = http.start();
    if (!port) {
        std::cerr << "cannot listen on " << options.http.host << ":" << options.http.port << '\n';
        return failed;
    }
    std::cout << "listening on http://" << options.http.host << ":" << *port << std::endl;
    live(service, options.service.simulation.now, endingSignals());
    http.stop();
    return done;
}

} // namespace

int main(int argc, char** argv)
{
    // Before any thread begins, so that all of them leave these signals to live().
    const sigset_t signals = endingSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const std::span<const char* const> arguments(argv + 1, static_cast<std::size_t>(argc - 1));
    auto options = server::parseOptions(arguments, deployment::systemNow());
    if (!options) {
        std::cerr << options.error() << "\nSee --help.\n";
        return badUsage;
    }
    if (options->help) {
        std::cout << server::usage();
        return done;
    }
    auto tokens = readTokens(*options);
    if (!tokens) {
        std::cerr << "the tokens cannot be read, or are not of the form NAME:SECRET:read|operate\n";
        return badUsage;
    }
    try {
        return serve(std::move(*options), std::move(*tokens));
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return failed;
    }
}
