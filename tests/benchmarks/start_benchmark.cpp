// SPDX-License-Identifier: GPL-3.0-or-later From the start of the process to what the user sees,
// and how still the program is when nothing continues.
#include "figures.h"
#include "large_history.h"

#include "settings/filter_memory.h"
#include "settings/settings.h"

#include "deploy/models/list/list_filter.h"

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <vector>

using namespace benchmarks;

namespace {

std::vector<std::string> consoleWith(const std::vector<std::string>& arguments)
{
    // What the one before had open when it was ended is not what is measured.
    std::vector<std::string> command{builtProgram("deployment-console").string(), "--frame-times",
        "--no-restore", "--now", "2025-03-01T00:00:00Z"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

/// Both in turns: what they print when they are as far, and the seconds until then.
Medians startsInTurns(int rounds, const std::vector<std::string>& ours, std::string_view ourLine,
    const std::vector<std::string>& theirs, std::string_view theirLine)
{
    return medianSeconds(
        rounds, [&] { return RunningProgram(ours).secondsTo(ourLine); },
        [&] { return RunningProgram(theirs).secondsTo(theirLine); });
}

/// All rows in the window, beside the command line, which filters the same file to CSV.
void compareWholeList(const std::filesystem::path& file, int rounds)
{
    const std::vector<std::string> filter{builtProgram("deployment-console-cli").string(), "export",
        file.string(), "--status", "FAILED"};
    const Medians seconds = medianSeconds(
        rounds,
        [&] {
            return RunningProgram(consoleWith({file.string()})).secondsTo("whole list painted");
        },
        [&] { return runProgram(filter).seconds; });
    reportRatio("whole list of " + file.filename().string()
            + " in the window, against the command line's filter",
        seconds.ours, seconds.theirs, "s", 1.2);
}

/// How often each thread of a process has waited for something and continued so far.
std::map<std::string, double> wakeUpsOf(int process)
{
    std::map<std::string, double> wakeUps;
    const auto tasks = std::filesystem::path("/proc") / std::to_string(process) / "task";
    for (const auto& task : std::filesystem::directory_iterator(tasks)) {
        std::ifstream status(task.path() / "status");
        const std::string name = "voluntary_ctxt_switches:";
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with(name))
                wakeUps[task.path().filename()] = std::stod(line.substr(name.size()));
        }
    }
    return wakeUps;
}

void wait(std::chrono::seconds time)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable().wait_for(lock, time, [] { return false; });
}

/// A user who looks at the whole history: the console comes up with all rows.
void showWholeHistory(
    const std::filesystem::path& configuration, const std::vector<std::filesystem::path>& files)
{
    qputenv("XDG_CONFIG_HOME", configuration.c_str());
    console::Settings settings;
    models::ListFilter filter;
    filter.window.choice = history::TimeChoice::All;
    for (const auto& file : files)
        console::rememberFilter(settings, QString::fromStdString(absolute(file).string()), filter);
    settings.save();
}

void writeFinished(const std::filesystem::path& from, const std::filesystem::path& to)
{
    const auto all = summariesOf(from);
    history::History finished;
    for (history::Row row = 0; row < all.size(); ++row) {
        if (all.end(row))
            finished.upsert(all.at(row));
    }
    writeLines(finished, to);
}

/// How often the threads of a process are woken in that time.
double wakeUpsWithin(std::chrono::seconds time, int process)
{
    auto before = wakeUpsOf(process);
    wait(time);
    double wakeUps = 0;
    for (const auto& [thread, count] : wakeUpsOf(process))
        wakeUps += count - before[thread]; // a thread that has ended in the meantime is not counted
    return wakeUps;
}

/// After a file was opened, the runs that are worth it are read one by one in the background, which
/// takes as long as there are such; that is work, and no rest.
void waitForRest(int process)
{
    constexpr int patience = 120; // seconds
    constexpr double work = 20; // wake-ups a second
    constexpr int restful = 3; // seconds in a row
    int still = 0;
    for (int second = 0; second < patience && still < restful; ++second)
        still = wakeUpsWithin(std::chrono::seconds(1), process) < work ? still + 1 : 0;
}

void measureIdle(const std::string& name, const std::vector<std::string>& arguments, bool small)
{
    const std::chrono::seconds watched(small ? 5 : 30);
    RunningProgram console(consoleWith(arguments));
    console.secondsTo(arguments.empty() ? "window painted" : "list painted");
    waitForRest(console.process());
    const double wakeUps = wakeUpsWithin(watched, console.process());
    // The count may take in one more than the whole seconds have.
    reportLimit(name, std::max(0.0, wakeUps - 1) / double(watched.count()), 1, "1/s");
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    const int rounds = options.small ? 1 : 15;
    const auto window = startsInTurns(rounds, consoleWith({}), "window painted",
        {builtProgram("bare-window").string()}, "window painted");
    reportRatio("start to first painted window, against a bare QMainWindow with a QTableView",
        window.ours, window.theirs, "s", 1.3);

    const auto empty = options.data / "empty.json";
    showWholeHistory(options.data / "configuration",
        {empty, options.data / "history.ndjson", options.data / "history.json",
            options.data / "rows-many.ndjson", options.data / "long.ndjson"});
    std::ofstream(empty) << "[]";
    for (const char* file : {"history.ndjson", "history.json", "rows-many.ndjson"}) {
        if (!exists(options.data / file))
            continue;
        const auto rows = startsInTurns(rounds, consoleWith({(options.data / file).string()}),
            "list painted", consoleWith({empty.string()}), "list painted");
        reportRatio(std::string("first rows of ") + file + ", against an empty history", rows.ours,
            rows.theirs, "s", 1.5);
    }
    if (exists(options.data / "long.ndjson"))
        compareWholeList(options.data / "long.ndjson", options.rounds);
    measureIdle("idle, no source: wake-ups", {}, options.small);
    const auto finished = options.data / "finished.ndjson";
    writeFinished(options.data / "history.ndjson", finished);
    measureIdle("idle, a file, nothing running: wake-ups", {finished.string()}, options.small);
    return 0;
}
