// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"
#include "project_paths.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace benchmarks {

namespace {

/// Wide enough for the longest name, so that the lines of several programs stand in columns.
void print(std::string_view name, double ours, const std::string& theirs, std::string_view unit,
    const std::string& ratio, const std::string& goal, bool isMet)
{
    std::array<char, 32> figure{};
    std::snprintf(figure.data(), figure.size(), "%.4g", ours);
    std::printf("%-76.*s %10s %10s %-4.*s %9s %-11s %s\n", int(name.size()), name.data(),
        figure.data(), theirs.c_str(), int(unit.size()), unit.data(), ratio.c_str(), goal.c_str(),
        isMet ? "ok" : "SHORT");
    std::fflush(stdout);
}

std::string text(const char* format, double value)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    return buffer.data();
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double secondsOf(const timeval& time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& each : texts)
        pointers.push_back(each.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Ours with the given variables on top.
std::vector<std::string> environmentWith(std::vector<std::string> variables)
{
    for (char** each = environ; *each != nullptr; ++each) {
        const std::string_view variable(*each);
        const std::string_view name = variable.substr(0, variable.find('=') + 1);
        const bool isReplaced = std::ranges::any_of(
            variables, [&](const std::string& given) { return given.starts_with(name); });
        if (!isReplaced)
            variables.emplace_back(variable);
    }
    return variables;
}

/// Where the standard output of a program that is started goes.
class Output {
public:
    explicit Output(const std::filesystem::path& file)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(
            &m_actions, STDOUT_FILENO, file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    }
    explicit Output(int pipe)
    {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_adddup2(&m_actions, pipe, STDOUT_FILENO);
    }
    ~Output() { posix_spawn_file_actions_destroy(&m_actions); }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }

private:
    posix_spawn_file_actions_t m_actions{};
};

pid_t spawn(std::vector<std::string> arguments, const Output& output,
    const std::vector<std::string>& variables)
{
    std::vector<std::string> environment = environmentWith(variables);
    pid_t child = 0;
    const int failure = posix_spawnp(&child, arguments.front().c_str(), output.actions(), nullptr,
        pointersTo(arguments).data(), pointersTo(environment).data());
    if (failure != 0)
        throw std::system_error(failure, std::generic_category(), arguments.front());
    return child;
}

} // namespace

Options readOptions(int argc, char** argv)
{
    Options options;
    options.data = std::filesystem::temp_directory_path();
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        if (argument == "--small") {
            options.small = true;
            options.rounds = 1;
        } else if (argument == "--data" && i + 1 < argc) {
            options.data = argv[++i];
        } else if (argument == "--rounds" && i + 1 < argc) {
            options.rounds = std::max(1, std::atoi(argv[++i]));
        } else {
            std::fprintf(stderr, "usage: %s [--small] [--data FOLDER] [--rounds N]\n", argv[0]);
            std::exit(2);
        }
    }
    return options;
}

double secondsOf(const std::function<void()>& work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Medians inTurns(int rounds, const std::function<void()>& ours, const std::function<void()>& theirs)
{
    return medianSeconds(
        rounds, [&] { return secondsOf(ours); }, [&] { return secondsOf(theirs); });
}

Medians medianSeconds(
    int rounds, const std::function<double()>& ours, const std::function<double()>& theirs)
{
    ours();
    theirs();
    std::vector<double> ourTimes;
    std::vector<double> theirTimes;
    for (int round = 0; round < rounds; ++round) {
        ourTimes.push_back(ours());
        theirTimes.push_back(theirs());
    }
    return {median(std::move(ourTimes)), median(std::move(theirTimes))};
}

void reportRatio(
    std::string_view name, double ours, double theirs, std::string_view unit, double atMost)
{
    const double ratio = ours / theirs;
    print(name, ours, text("%.4g", theirs), unit, text("%.2f", ratio), text("<= %g", atMost),
        ratio <= atMost);
}

void reportSpeedup(
    std::string_view name, double ours, double theirs, std::string_view unit, double atLeast)
{
    const double ratio = theirs / ours;
    print(name, ours, text("%.4g", theirs), unit, text("%.1f", ratio), text(">= %g", atLeast),
        ratio >= atLeast);
}

void reportLimit(std::string_view name, double ours, double limit, std::string_view unit)
{
    // Of nothing at all there is no part.
    print(name, ours, "-", unit, limit == 0 ? "-" : text("%.2f", ours / limit),
        text("<= %g ", limit) + std::string(unit), ours <= limit);
}

void reportAtLeast(std::string_view name, double ours, double goal, std::string_view unit)
{
    print(name, ours, "-", unit, text("%.2f", ours / goal),
        text(">= %g ", goal) + std::string(unit), ours >= goal);
}

Usage runProgram(const std::vector<std::string>& arguments, const std::filesystem::path& output,
    const std::vector<std::string>& environment)
{
    Usage usage;
    rusage resources{};
    int status = 0;
    usage.seconds = secondsOf([&] {
        const pid_t child = spawn(arguments, Output(output), environment);
        while (wait4(child, &status, 0, &resources) < 0 && errno == EINTR) { }
    });
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw std::runtime_error(arguments.front() + " failed");
    usage.cpuSeconds = secondsOf(resources.ru_utime) + secondsOf(resources.ru_stime);
    usage.peakMegabytes = double(resources.ru_maxrss) / 1024;
    return usage;
}

RunningProgram::RunningProgram(std::vector<std::string> arguments)
    : m_begin(std::chrono::steady_clock::now())
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    m_output = pipe[0];
    m_process = spawn(std::move(arguments), Output(pipe[1]), {});
    ::close(pipe[1]);
}

RunningProgram::~RunningProgram()
{
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
    ::close(m_output);
}

double RunningProgram::secondsTo(std::string_view line)
{
    const std::string wanted = std::string(line) + "\n";
    while (m_printed.find(wanted) == std::string::npos) {
        std::array<char, 4096> buffer{};
        const auto got = ::read(m_output, buffer.data(), buffer.size());
        if (got <= 0)
            throw std::runtime_error("a program ended before it printed \"" + wanted + '"');
        m_printed.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
}

double residentMegabytes()
{
    std::ifstream statistics("/proc/self/statm");
    double size = 0;
    double pages = 0;
    statistics >> size >> pages;
    return pages * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

std::filesystem::path builtProgram(std::string_view name)
{
    return std::filesystem::path(PROJECT_BINARY_DIR) / "bin" / name;
}

} // namespace benchmarks
