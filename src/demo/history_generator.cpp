// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/history_generator.h"

#include "deploy/demo/rollout.h"
#include "script.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace demo {

namespace {

using deployment::Deployment;
using deployment::Milliseconds;
using deployment::Side;
using deployment::Strategy;
using deployment::Timestamp;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::uint64_t newestRelease = 61; // V2.1.0
constexpr std::uint64_t maxReleases = 5000;
/// Keeps the course of the history apart from the details of each deployment.
constexpr std::uint64_t turnSalt = 0x7475726E;
constexpr Milliseconds usualInterval = minutes(324); // 400 deployments in 90 days
constexpr Milliseconds longestRun = minutes(45);
constexpr Milliseconds maxSpan = hours(24 * 365 * 3);

constexpr std::array<std::string_view, 6> executors{
    "OPS-李四", "OPS-张三", "OPS-王五", "CI-流水线", "CI-夜间构建", "SRE-值班"};
constexpr std::array<std::string_view, 6> environmentNames{
    "开发环境", "测试环境", "性能测试环境", "预生产环境", "灾备环境", "生产环境"};
/// Places in environmentNames.
enum Stage : std::uint8_t { Development, Test, Performance, PreProduction, Recovery, Production };
constexpr std::array earlyStages{Development, Test, Test};
constexpr std::array middleStages{Test, PreProduction, PreProduction, Performance};
constexpr std::array lateStages{PreProduction, Production, Production, Production, Recovery};
/// Of the newest ones, newest first: what still runs has an environment of its own, and what has
/// been there before it did not succeed.
constexpr std::array newestStages{
    PreProduction, Test, Recovery, PreProduction, Test, Performance, Development};
/// Enough for each environment to get the release, and one that has to be done again.
constexpr std::uint64_t usualPerRelease = environmentNames.size() + 1;
constexpr std::array<Strategy, 10> productionStrategies{Strategy::BlueGreen, Strategy::BlueGreen,
    Strategy::BlueGreen, Strategy::BlueGreen, Strategy::BlueGreen, Strategy::Canary,
    Strategy::Canary, Strategy::Canary, Strategy::Rolling, Strategy::Rolling};
constexpr std::array<Strategy, 4> otherStrategies{
    Strategy::Rolling, Strategy::BlueGreen, Strategy::Rolling, Strategy::AllAtOnce};

template <typename T, std::size_t n> T picked(Random& random, const std::array<T, n>& from)
{
    return random.pick(std::span<const T>(from));
}

bool isProduction(std::string_view environment)
{
    return environment == "生产环境" || environment == "灾备环境";
}

/// A release goes through development and test first, to production at its end.
std::span<const Stage> stagesOf(double ageOfRelease)
{
    if (ageOfRelease < 0.35)
        return earlyStages;
    return ageOfRelease < 0.6 ? std::span<const Stage>(middleStages) : lateStages;
}

std::string idOf(std::uint64_t number)
{
    std::string digits = std::to_string(number);
    if (digits.size() < 6)
        digits.insert(0, 6 - digits.size(), '0');
    return "DEP-" + digits;
}

void extendLog(Deployment& deployment, std::size_t entries)
{
    deployment::Log& log = deployment.log;
    const Timestamp from = log.empty() ? deployment.start : log.time(log.size() - 1);
    for (std::size_t entry = log.size(); entry < entries; ++entry)
        log.append(from + Milliseconds(entry),
            "app-" + std::to_string(entry % 9 + 1) + " GET /api/orders/" + std::to_string(entry)
                + " 200 " + std::to_string(entry * 7 % 90 + 10) + " ms");
}

void extendMetrics(deployment::MetricSeries& series, std::size_t points, double low, double high)
{
    Random random(points, static_cast<std::uint64_t>(low));
    Timestamp at = series.empty() ? Timestamp() : series.back().time;
    while (series.size() < points)
        series.push_back({at += seconds(1), std::round(random.real(low, high) * 10) / 10});
}

} // namespace

std::string versionName(std::uint64_t number)
{
    // V2.0.0 was followed by V2.1.0 at once.
    const std::uint64_t place = number < newestRelease ? number : number + 5;
    return "V" + std::to_string(1 + place / 60) + "." + std::to_string(place / 6 % 10) + "."
        + std::to_string(place % 6);
}

HistoryGenerator::HistoryGenerator(HistoryOptions options)
    : m_options(options)
    , m_perRelease(std::max(usualPerRelease, options.count / maxReleases + 1))
    , m_interval(usualInterval)
{
    const auto count = static_cast<Milliseconds::rep>(std::max<std::uint64_t>(1, options.count));
    m_interval = std::min(usualInterval, maxSpan / count);
    takeTurns();
}

Deployment HistoryGenerator::generate(std::uint64_t index) const
{
    Rollout rollout(plan(index));
    rollout.advance(m_options.now);
    Deployment deployment = std::move(rollout).take();
    if (fromEnd(index) == std::min<std::uint64_t>(1, m_options.count - 1))
        inflate(deployment);
    return deployment;
}

std::optional<LiveVersion> HistoryGenerator::leftIn(std::string_view environment) const
{
    const auto found = std::ranges::find(environmentNames, environment);
    if (found == environmentNames.end())
        return {};
    const Live& live = m_live[static_cast<std::size_t>(found - environmentNames.begin())];
    return LiveVersion{versionName(live.release), live.side};
}

Plan HistoryGenerator::plan(std::uint64_t index) const
{
    const Turn& turn = m_turns[index];
    Random random(m_options.seed, index);
    Plan plan;
    plan.id = idOf(index + 1);
    plan.version = versionName(turn.release);
    plan.oldVersion = versionName(turn.replaced);
    plan.environment = environmentNames[turn.environment];
    plan.ending = turn.ending;
    plan.newSide = turn.side;
    plan.seed = random.next();
    plan.pace = random.real(0.4, 1.1);
    chooseManner(plan, index, random);
    plan.start = startOf(index, random);
    return plan;
}

std::uint64_t HistoryGenerator::fromEnd(std::uint64_t index) const
{
    return m_options.count - 1 - index;
}

/// The newest few stand at fixed distances, so that something is pending and something is running.
Timestamp HistoryGenerator::startOf(std::uint64_t index, Random& random) const
{
    constexpr std::array<Milliseconds, 5> newest{
        seconds(40), minutes(7), minutes(15), minutes(170), minutes(300)};
    const std::uint64_t age = fromEnd(index);
    Milliseconds before = age < newest.size()
        ? std::min(newest[age], m_interval * static_cast<Milliseconds::rep>(age + 1))
        : m_interval * static_cast<Milliseconds::rep>(age) + newest.back();
    const Milliseconds jitter = age < newest.size() ? seconds(0) : m_interval / 3;
    before += Milliseconds(random.between(-jitter.count(), jitter.count()));
    return std::chrono::floor<seconds>(m_options.now - before);
}

/// One after the other, since what a deployment replaces is what the ones before it left behind.
void HistoryGenerator::takeTurns()
{
    const std::uint64_t releases = m_options.count / m_perRelease;
    const std::uint64_t newest = std::max(newestRelease, releases + 1);
    // Two begin at least two thirds of the interval apart.
    const auto overlapping = static_cast<std::size_t>(longestRun * 3 / 2 / m_interval);
    const std::size_t mostAtOnce = overlapping == 0 ? 0 : overlapping + 1;
    // The history begins in the middle of the story: something has been there before.
    m_live.assign(environmentNames.size(),
        {static_cast<std::uint32_t>(newest - releases - 1), Side::Green, {}});
    m_turns.reserve(m_options.count);
    for (std::uint64_t index = 0; index < m_options.count; ++index) {
        Random random(m_options.seed ^ turnSalt, index);
        Turn turn;
        turn.release = static_cast<std::uint32_t>(newest - fromEnd(index) / m_perRelease);
        turn.environment = chooseEnvironment(index, turn.release, random);
        Live& live = m_live[turn.environment];
        turn.replaced = live.release;
        turn.side = deployment::otherSide(live.side);
        // Once a release is everywhere, an environment goes back and forth, past what runs there.
        const auto isThere = [&live](std::uint32_t release) {
            return release == live.release
                || std::ranges::find(live.begun, release) != live.begun.end();
        };
        while (turn.release > 0 && isThere(turn.release))
            --turn.release;
        live.begun.insert(live.begun.begin(), turn.release);
        live.begun.resize(std::min(live.begun.size(), mostAtOnce));
        turn.ending = chooseEnding(index, random);
        if (turn.ending == Ending::Succeeds) {
            live.release = turn.release;
            live.side = turn.side;
        }
        m_turns.push_back(turn);
    }
}

std::uint8_t HistoryGenerator::chooseEnvironment(
    std::uint64_t index, std::uint32_t release, Random& random) const
{
    if (fromEnd(index) < newestStages.size())
        return newestStages[fromEnd(index)];
    const double age =
        1 - static_cast<double>(fromEnd(index) % m_perRelease) / static_cast<double>(m_perRelease);
    const std::span<const Stage> stages = stagesOf(age);
    const std::uint8_t wanted = random.pick(stages);
    // One that does not have the release yet, of this stage or at all.
    const auto lacks = [&](std::uint8_t environment) {
        return m_live[environment].release != release;
    };
    if (lacks(wanted))
        return wanted;
    if (const auto other = std::ranges::find_if(stages, lacks); other != stages.end())
        return *other;
    const auto count = static_cast<std::uint8_t>(m_live.size());
    for (std::uint8_t environment = 0; environment < count; ++environment)
        if (lacks(environment))
            return environment;
    return wanted;
}

Ending HistoryGenerator::chooseEnding(std::uint64_t index, Random& random) const
{
    const double fate = random.real(0, 1);
    const std::uint64_t age = fromEnd(index);
    if (age == 3 || (age > 4 && fate < 0.06))
        return Ending::Fails;
    return age == 4 || (age > 4 && fate < 0.13) ? Ending::RollsBack : Ending::Succeeds;
}

void HistoryGenerator::chooseManner(Plan& plan, std::uint64_t index, Random& random) const
{
    const bool production = isProduction(plan.environment);
    plan.executor = picked(random, executors);
    plan.strategy =
        production ? picked(random, productionStrategies) : picked(random, otherStrategies);
    plan.nodes = production ? 3 : static_cast<int>(random.between(1, 2));
    plan.containersPerNode = production ? 3 : 2;
    plan.failingStep = static_cast<std::size_t>(random.between(1, 8));
    // There is something to roll back only once the new version is being deployed.
    if (plan.ending == Ending::RollsBack)
        plan.failingStep = static_cast<std::size_t>(random.between(3, 6));
    plan.metricInterval = m_options.metricInterval;
    if (fromEnd(index) == 0)
        plan.wait = minutes(5);
    if (fromEnd(index) <= 2)
        plan.pace = 1;
}

void HistoryGenerator::inflate(Deployment& deployment) const
{
    extendLog(deployment, m_options.logEntries);
    extendMetrics(deployment.metrics["successRate"], m_options.metricPoints, 98, 100);
    extendMetrics(deployment.metrics["responseTime"], m_options.metricPoints, 60, 110);
}

} // namespace demo
