// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_judging.h"

#include "log_text.h"

#include "deploy/diagnosis/diagnose.h"

#include <chrono>
#include <memory>
#include <random>
#include <string>

namespace benchmarks {

namespace {

using deployment::Deployment;

constexpr double timesOpening = 4;

/// The deployment, as if it had failed at the end of its log.
Deployment failedOne(Deployment deployment)
{
    deployment.status = deployment::openStatus("FAILED");
    const auto last = deployment.log.time(deployment.log.size() - 1);
    deployment.log.append(last, "ERROR worker: no space left on device");
    deployment.log.append(last, "deployment failed");
    return deployment;
}

/// Words by chance: no two lines are of one kind.
Deployment variedOne(std::size_t entries)
{
    std::mt19937 random(1);
    Deployment deployment;
    for (std::size_t entry = 0; entry < entries; ++entry) {
        std::string line = "loaded";
        for (int word = 0; word < 5; ++word) {
            line += ' ';
            for (int letter = 0; letter < 6; ++letter)
                line += static_cast<char>('a' + random() % 26);
        }
        deployment.log.append(deployment::Timestamp(std::chrono::milliseconds(entry)), line);
    }
    return failedOne(std::move(deployment));
}

void judge(const Deployment& deployment)
{
    static_cast<void>(diagnosis::diagnose(deployment, {}));
}

/// Until something can be shown.
double secondsToFirst(const Deployment& deployment)
{
    const auto begin = std::chrono::steady_clock::now();
    std::chrono::duration<double> first{};
    static_cast<void>(diagnosis::diagnose(deployment, {}, {}, [&](auto findings, double) {
        if (!findings.empty() && first.count() == 0)
            first = std::chrono::steady_clock::now() - begin;
    }));
    return first.count();
}

} // namespace

void measureLogJudging(const Options& options)
{
    const auto file = options.data / "log.json";
    const Deployment failed = failedOne(*deploymentOf(file));
    const Medians medians = inTurns(
        options.rounds, [&] { judge(failed); }, [&] { static_cast<void>(deploymentOf(file)); });
    reportRatio("diagnosis: a log judged, beside opening it", medians.ours, medians.theirs, "s",
        timesOpening);
    reportLimit("diagnosis: first findings of that log", secondsToFirst(failed), 0.5, "s");
    const Deployment varied = variedOne(failed.log.size() / 10);
    const double seconds = secondsOf([&] { judge(varied); });
    reportLimit("diagnosis: a tenth as many lines, no two alike", seconds,
        timesOpening * medians.theirs, "s");
}

} // namespace benchmarks
