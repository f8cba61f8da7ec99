// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/demo/crowd.h"
#include "kubernetes/demo/demo_world.h"
#include "kubernetes/options.h"

#include <csignal>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

namespace {

using mock_kubernetes::ProgramOptions;

constexpr int done = 0;
constexpr int failed = 1;
constexpr int badUsage = 2;
constexpr long tickNanoseconds = 100'000'000;

std::string randomToken()
{
    std::random_device device;
    std::ostringstream text;
    for (int part = 0; part < 4; ++part)
        text << std::hex << device();
    return text.str();
}

sigset_t endingSignals()
{
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGINT);
    return signals;
}

/// For its owner's eyes only: there are tokens in it.
bool writeKubeconfig(const std::string& file, const std::string& text)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return false;
    const bool isWhole =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    return ::close(descriptor) == 0 && isWhole;
}

bool load(const std::string& path, mock_kubernetes::KubeServer& server)
{
    std::ifstream file(path);
    std::stringstream text;
    text << file.rdbuf();
    if (!file)
        return false;
    server.put(text.str());
    return true;
}

/// Time passes until the program is ended.
void live(const sigset_t& signals, const ProgramOptions& options, mock_kubernetes::DemoWorld* demo,
    mock_kubernetes::Crowd* crowd)
{
    const timespec tick{0, tickNanoseconds};
    while (::sigtimedwait(&signals, nullptr, &tick) < 0) {
        if (demo)
            demo->goOn();
        if (crowd)
            crowd->change(options.changes / 10);
    }
}

int serve(const ProgramOptions& options, const sigset_t& signals)
{
    mock_kubernetes::KubeOptions settings;
    settings.port = options.port;
    settings.usesTls = !options.isPlain;
    settings.playsControllers = options.generated == 0;
    const bool isDemo = !options.isEmpty && options.generated == 0;
    settings.now = deployment::systemNow();
    if (isDemo)
        settings.now -= mock_kubernetes::DemoWorld::past;
    mock_kubernetes::KubeServer server(settings);
    if (!options.isPlain)
        server.setUsers({mock_kubernetes::administrator("admin", randomToken()),
            mock_kubernetes::viewer("viewer", randomToken())});
    for (const std::string& file : options.files)
        if (!load(file, server)) {
            std::cerr << "cannot read " << file << '\n';
            return failed;
        }
    std::unique_ptr<mock_kubernetes::DemoWorld> demo;
    std::unique_ptr<mock_kubernetes::Crowd> crowd;
    if (isDemo)
        demo = std::make_unique<mock_kubernetes::DemoWorld>(server);
    if (options.generated > 0)
        crowd = std::make_unique<mock_kubernetes::Crowd>(
            server, mock_kubernetes::Crowd::Size{options.generated, 4, 20});
    for (const std::string& fault : options.faults)
        server.fail(fault);
    // Playing the past took its time.
    server.advance(std::max(std::chrono::milliseconds(), deployment::systemNow() - server.now()));
    server.start();
    server.runInRealTime(options.speed);
    if (!options.kubeconfig.empty() && !writeKubeconfig(options.kubeconfig, server.kubeconfig())) {
        std::cerr << "cannot write " << options.kubeconfig << '\n';
        return failed;
    }
    std::cout << "listening on " << server.url() << std::endl;
    live(signals, options, demo.get(), crowd.get());
    return done;
}

} // namespace

int main(int argc, char** argv)
{
    // Before any thread begins, so that all of them leave these signals to live().
    const sigset_t signals = endingSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const std::span<const char* const> arguments(argv + 1, static_cast<std::size_t>(argc - 1));
    const auto options = mock_kubernetes::parseProgramOptions(arguments);
    if (!options) {
        std::cerr << options.error() << "\nSee --help.\n";
        return badUsage;
    }
    if (options->help) {
        std::cout << mock_kubernetes::programUsage();
        return done;
    }
    try {
        return serve(*options, signals);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return failed;
    }
}
