// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace benchmarks {

/// What was given on the command line of a benchmark program: [--small] [--data FOLDER] [--rounds
/// N].
struct Options {
    bool small = false; ///< a hundredth of the data, to see that everything still runs
    std::filesystem::path data; ///< where generated files lie and may be put
    int rounds = 5;
};
[[nodiscard]] Options readOptions(int argc, char** argv);

/// Wall-clock seconds, the median of all rounds.
struct Medians {
    double ours = 0;
    double theirs = 0;
};
/// Runs the two alternately, so that both meet the same machine, after one round that is not
/// counted.
[[nodiscard]] Medians inTurns(
    int rounds, const std::function<void()>& ours, const std::function<void()>& theirs);
/// The same of work that measures itself.
[[nodiscard]] Medians medianSeconds(
    int rounds, const std::function<double()>& ours, const std::function<double()>& theirs);
[[nodiscard]] double secondsOf(const std::function<void()>& work);

// A line a figure: name, ours, theirs, ratio, goal, and whether it is met ("ok" or "SHORT").

/// Ours may be at most so many times theirs.
void reportRatio(
    std::string_view name, double ours, double theirs, std::string_view unit, double atMost);
/// Theirs must take at least so many times as long as ours.
void reportSpeedup(
    std::string_view name, double ours, double theirs, std::string_view unit, double atLeast);
/// Ours may be at most the limit.
void reportLimit(std::string_view name, double ours, double limit, std::string_view unit);

/// Ours must be at least the goal.
void reportAtLeast(std::string_view name, double ours, double goal, std::string_view unit);

/// Runs a program to its end, its output into the file ("/dev/null" for nowhere) and its messages
/// to ours. Throws when it can't be started or fails.
struct Usage {
    double seconds = 0; ///< from start to end
    double cpuSeconds = 0;
    double peakMegabytes = 0; ///< of resident memory; not less than what this had when it began
};
Usage runProgram(const std::vector<std::string>& arguments,
    const std::filesystem::path& output = "/dev/null",
    const std::vector<std::string>& environment = {});

/// A program that runs until this goes, and says on standard output how far it is.
class RunningProgram {
public:
    explicit RunningProgram(std::vector<std::string> arguments);
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    /// Seconds from the start until it has printed the line. Throws when it ends without.
    double secondsTo(std::string_view line);
    [[nodiscard]] int process() const { return m_process; }

private:
    std::chrono::steady_clock::time_point m_begin;
    int m_process = 0;
    int m_output = -1;
    std::string m_printed;
};

/// What this process holds in memory.
[[nodiscard]] double residentMegabytes();

/// The path of a program that was built with the benchmarks.
[[nodiscard]] std::filesystem::path builtProgram(std::string_view name);

} // namespace benchmarks
