// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/history_generator.h"

#include "demo/rollout.h"
#include "demo/script.h"

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

constexpr std::uint64_t newestRelease = 66;
constexpr std::uint64_t mostReleases = 5000;
constexpr Milliseconds usualInterval = minutes(324); // 400 deployments in 90 days
constexpr Milliseconds longestSpan = hours(24 * 365 * 3);

constexpr std::array<std::string_view, 6> executors{
    "OPS-李四", "OPS-张三", "OPS-王五", "CI-流水线", "CI-夜间构建", "SRE-值班"};
constexpr std::array<std::string_view, 3> earlyEnvironments{"开发环境", "测试环境", "测试环境"};
constexpr std::array<std::string_view, 4> middleEnvironments{
    "测试环境", "预生产环境", "预生产环境", "性能测试环境"};
constexpr std::array<std::string_view, 5> lateEnvironments{
    "预生产环境", "生产环境", "生产环境", "生产环境", "灾备环境"};
/// Of the newest ones: an environment gets one deployment at a time.
constexpr std::array<std::string_view, 3> newestEnvironments{"预生产环境", "测试环境", "灾备环境"};
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
std::string_view environmentOf(double ageOfRelease, Random& random)
{
    if (ageOfRelease < 0.35)
        return picked(random, earlyEnvironments);
    return ageOfRelease < 0.6 ? picked(random, middleEnvironments)
                              : picked(random, lateEnvironments);
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
    return "V" + std::to_string(1 + number / 60) + "." + std::to_string(number / 6 % 10) + "."
        + std::to_string(number % 6);
}

HistoryGenerator::HistoryGenerator(HistoryOptions options)
    : m_options(options)
    , m_perRelease(std::max<std::uint64_t>(9, options.count / mostReleases + 1))
    , m_interval(usualInterval)
{
    const auto count = static_cast<Milliseconds::rep>(std::max<std::uint64_t>(1, options.count));
    m_interval = std::min(usualInterval, longestSpan / count);
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

Plan HistoryGenerator::plan(std::uint64_t index) const
{
    Random random(m_options.seed, index);
    Plan plan;
    plan.id = idOf(index + 1);
    plan.seed = random.next();
    plan.pace = random.real(0.4, 1.1);
    chooseRelease(plan, index, random);
    chooseEnding(plan, index, random);
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

void HistoryGenerator::chooseRelease(Plan& plan, std::uint64_t index, Random& random) const
{
    const std::uint64_t releases = m_options.count / m_perRelease;
    const std::uint64_t newest = std::max(newestRelease, releases + 1);
    const std::uint64_t ago = fromEnd(index) / m_perRelease;
    const std::uint64_t number = newest - ago;
    const double age =
        1 - static_cast<double>(fromEnd(index) % m_perRelease) / static_cast<double>(m_perRelease);
    plan.version = versionName(number);
    plan.oldVersion = versionName(number > 0 ? number - 1 : 0);
    plan.environment = environmentOf(age, random);
    if (fromEnd(index) < newestEnvironments.size())
        plan.environment = newestEnvironments[fromEnd(index)];
    plan.executor = picked(random, executors);
    const bool production = isProduction(plan.environment);
    plan.strategy =
        production ? picked(random, productionStrategies) : picked(random, otherStrategies);
    plan.newSide = number % 2 == 0 ? Side::Blue : Side::Green;
    plan.nodes = production ? 3 : static_cast<int>(random.between(1, 2));
    plan.containersPerNode = production ? 3 : 2;
}

void HistoryGenerator::chooseEnding(Plan& plan, std::uint64_t index, Random& random) const
{
    const double fate = random.real(0, 1);
    const std::uint64_t age = fromEnd(index);
    plan.failingStep = static_cast<std::size_t>(random.between(1, 8));
    if (age == 3 || (age > 4 && fate < 0.06))
        plan.ending = Ending::Fails;
    else if (age == 4 || (age > 4 && fate < 0.13))
        plan.ending = Ending::RollsBack;
    // There is something to roll back only once the new version is being deployed.
    if (plan.ending == Ending::RollsBack)
        plan.failingStep = static_cast<std::size_t>(random.between(3, 6));
    if (age == 0)
        plan.wait = minutes(5);
    if (age <= 2)
        plan.pace = 1;
}

void HistoryGenerator::inflate(Deployment& deployment) const
{
    extendLog(deployment, m_options.logEntries);
    extendMetrics(deployment.metrics.successRate, m_options.metricPoints, 98, 100);
    extendMetrics(deployment.metrics.responseTime, m_options.metricPoints, 60, 110);
}

} // namespace demo
