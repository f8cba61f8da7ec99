// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/world/deployment_generator.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/history/natural_order.h"

#include <array>
#include <charconv>
#include <iterator>

namespace server {

namespace {

using demo::Ending;
using demo::Plan;
using deployment::Milliseconds;
using deployment::Strategy;
using deployment::Timestamp;

constexpr Milliseconds usualGap = std::chrono::minutes(9);

constexpr std::array<const char*, 4> environments{"生产环境", "预生产环境", "测试环境", "开发环境"};
constexpr std::array<const char*, 4> executors{"OPS-李四", "OPS-张三", "OPS-王五", "CI-流水线"};

constexpr std::size_t maxDigits = 9;

/// The digits at its end; none if there are so many that it is rather a time or a hash.
std::string_view trailingDigits(std::string_view text)
{
    const std::string_view digits = text.substr(text.find_last_not_of("0123456789") + 1);
    return digits.size() > maxDigits ? std::string_view() : digits;
}

std::uint64_t numberOf(std::string_view digits)
{
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

Milliseconds scaled(Milliseconds length, double factor)
{
    return std::chrono::duration_cast<Milliseconds>(length * factor);
}

} // namespace

std::string versionAfter(const std::string& version)
{
    const std::string_view digits = trailingDigits(version);
    if (digits.empty())
        return version + ".1";
    return version.substr(0, version.size() - digits.size()) + std::to_string(numberOf(digits) + 1);
}

DeploymentGenerator::DeploymentGenerator(Timestamp now, double speed, std::uint64_t seed)
    : m_speed(speed)
    , m_random(seed, 1)
{
    scheduleAfter(now);
}

void DeploymentGenerator::learn(const deployment::Deployment& deployment)
{
    const std::string_view digits = trailingDigits(deployment.id);
    m_lastNumber = std::max(m_lastNumber, numberOf(digits));
    m_digits = std::max(m_digits, digits.size());
    if (history::compareNatural(deployment.version, m_newest) > 0)
        m_newest = deployment.version;
    learnLive(deployment);
}

/// A success leaves the new version on its side; a rollback what it went back to on the other one.
/// A failure leaves what was there.
void DeploymentGenerator::learnLive(const deployment::Deployment& deployment)
{
    const deployment::Side side = deployment::newSide(deployment);
    const bool succeeded = deployment.status.known == deployment::Status::Completed;
    demo::LiveVersion version{deployment.version, side};
    if (!succeeded)
        version = {deployment::oldVersion(deployment), deployment::otherSide(side)};
    const bool ended = succeeded || deployment.status.known == deployment::Status::RolledBack;
    const Timestamp since = ended ? deployment.end.value_or(deployment.start) : Timestamp::min();
    auto& services = m_live[deployment.environment];
    const auto known = services.find(deployment.service);
    if (!version.version.empty() && (known == services.end() || since >= known->second.since))
        services.insert_or_assign(deployment.service, Live{std::move(version), since});
}

void DeploymentGenerator::release(const std::string& environment)
{
    const auto found = m_busy.find(environment);
    if (found != m_busy.end())
        m_busy.erase(found);
}

std::optional<Plan> DeploymentGenerator::next(Timestamp now)
{
    if (now < m_due)
        return {};
    scheduleAfter(now);
    const std::string environment = environments[m_random.below(environments.size())];
    if (m_busy.contains(environment))
        return {};
    Plan plan;
    plan.id = newId();
    plan.environment = environment;
    const auto& services = m_live[environment];
    const bool isKnown = !services.empty();
    auto live = services.begin();
    if (services.size() > 1)
        std::advance(live, m_random.below(services.size()));
    plan.service = isKnown ? live->first : std::string();
    plan.oldVersion = isKnown ? live->second.version.version : m_newest;
    plan.version = versionInsteadOf(plan.oldVersion);
    plan.executor = executors[m_random.below(executors.size())];
    plan.strategy = static_cast<Strategy>(m_random.below(environment == environments[0] ? 3 : 4));
    plan.newSide =
        isKnown ? deployment::otherSide(live->second.version.side) : deployment::Side::Blue;
    plan.start = now;
    plan.wait = std::chrono::seconds(m_random.between(20, 120));
    plan.seed = m_random.next();
    plan.ending =
        m_random.chance(0.15) ? static_cast<Ending>(m_random.between(1, 2)) : Ending::Succeeds;
    plan.failingStep = static_cast<std::size_t>(m_random.between(3, 7));
    if (m_random.chance(0.1))
        plan.slowStep = static_cast<std::size_t>(m_random.between(3, 5));
    plan.metricInterval = std::chrono::seconds(30);
    return plan;
}

std::string DeploymentGenerator::newId()
{
    std::string digits = std::to_string(++m_lastNumber);
    digits.insert(0, m_digits - std::min(m_digits, digits.size()), '0');
    return "DEP-" + digits;
}

std::string DeploymentGenerator::versionInsteadOf(const std::string& live)
{
    if (live == m_newest || m_random.chance(0.2))
        m_newest = versionAfter(m_newest);
    return m_newest;
}

void DeploymentGenerator::scheduleAfter(Timestamp now)
{
    m_due = now + scaled(usualGap, m_random.real(0.3, 1.7) / m_speed);
}

} // namespace server
