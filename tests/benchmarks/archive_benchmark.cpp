// SPDX-License-Identifier: GPL-3.0-or-later An archive of a million rows beside the same file, and
// what it costs the event loop to keep what comes in.
#include "asked_source.h"
#include "figures.h"
#include "large_history.h"

#include "deploy/sources/archive/archived_source.h"
#include "deploy/sources/file/file_source.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <ctime>
#include <memory>
#include <string>
#include <vector>

using namespace benchmarks;

namespace {

constexpr double openLimit = 1.2;
constexpr double loopLimit = 10; // percent
constexpr int updatesAtOnce = 500;
constexpr int batchesInSecond = 10;

/// Runs until so many rows are there, and merges them as a list does.
void read(sources::Source& source, std::size_t rows)
{
    history::History history;
    QEventLoop loop;
    QObject::connect(&source, &sources::Source::historyUpdated, &loop,
        [&](const sources::HistoryUpdate& update) {
            update.mergeInto(history);
            if (history.size() == rows)
                loop.quit();
        });
    source.start();
    loop.exec();
}

void compareOpening(const Options& options, const std::filesystem::path& file, std::size_t rows)
{
    // By turns, and what an archive still does once it is shown is waited for outside of both.
    const Medians medians = medianSeconds(
        options.rounds,
        [&] {
            sources::ArchivedSource archive(std::make_unique<test_support::AskedSource>(true),
                sources::ArchivedSource::Options{.file = file});
            return secondsOf([&] { read(archive, rows); });
        },
        [&] {
            sources::FileSource other(file, {});
            return secondsOf([&] { read(other, rows); });
        });
    reportRatio("an archive of 1,000,000 rows / the same file", medians.ours, medians.theirs, "s",
        openLimit);
}

double threadSeconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

std::vector<deployment::Deployment> nextRuns(int& number)
{
    constexpr int ids = 5000;
    std::vector<deployment::Deployment> runs;
    for (int run = 0; run < updatesAtOnce; ++run, ++number)
        runs.push_back(test_support::DeploymentBuilder("DEP-" + std::to_string(number % ids))
                           .running()
                           .percentage(double(number / ids % 101)));
    return runs;
}

/// Percent of the event loop's time, with an archive less without it.
void measureRecording(const std::filesystem::path& file, int seconds)
{
    auto inner = std::make_unique<test_support::AskedSource>(true);
    test_support::AskedSource& server = *inner;
    sources::ArchivedSource source(
        std::move(inner), sources::ArchivedSource::Options{.file = file});
    source.start();
    server.load({});
    QTimer timer;
    QEventLoop loop;
    double busy = 0;
    int batches = 0;
    int number = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        const auto runs = nextRuns(number);
        const double before = threadSeconds();
        server.give(runs);
        busy += threadSeconds() - before;
        if (++batches == seconds * batchesInSecond)
            loop.quit();
    });
    timer.start(1000 / batchesInSecond);
    loop.exec();
    reportLimit(
        "keeping 5,000 updates a second: event loop busy", busy / seconds * 100, loopLimit, "%");
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const Options options = readOptions(argc, argv);
    const std::size_t rows = options.small ? 10'000 : 1'000'000;
    const auto folder = options.data / "archive";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto file = folder / "million.ndjson";
    writeLines(repeated(summariesOf(options.data / "history.ndjson"), rows), file);
    compareOpening(options, file, rows);
    measureRecording(folder / "recorded.ndjson", options.small ? 1 : 20);
    std::filesystem::remove_all(folder);
    return 0;
}
