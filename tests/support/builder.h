// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/log/unknown_time.h"

#include <string>
#include <string_view>
#include <utility>

namespace test_support {

/// A time of a test day: at("10:05") is 2025-02-15T10:05:00Z; whole timestamps are accepted too.
inline deployment::Timestamp at(std::string_view text)
{
    std::string whole(text);
    if (whole.size() == 5)
        whole = "2025-02-15T" + whole + ":00Z";
    return deployment::parseTimestamp(whole).value();
}

/// Test data in a line: aDeployment("DEP-1").version("V2").failed().step("Check", "COMPLETED",
/// "10:00", "10:05").
class DeploymentBuilder {
public:
    explicit DeploymentBuilder(std::string id)
    {
        m_deployment.id = std::move(id);
        m_deployment.version = "V2.1.0";
        m_deployment.environment = "生产环境";
        m_deployment.strategy = deployment::openStrategy("BLUE_GREEN");
        m_deployment.status = deployment::openStatus("COMPLETED");
        m_deployment.executor = "OPS-李四";
        m_deployment.start = at("10:00");
    }

    DeploymentBuilder& version(std::string text)
    {
        return m_deployment.version = std::move(text), *this;
    }
    DeploymentBuilder& environment(std::string text)
    {
        return m_deployment.environment = std::move(text), *this;
    }
    DeploymentBuilder& service(std::string text)
    {
        return m_deployment.service = std::move(text), *this;
    }
    DeploymentBuilder& strategy(std::string_view word)
    {
        return m_deployment.strategy = deployment::openStrategy(word), *this;
    }
    DeploymentBuilder& status(std::string_view word)
    {
        return m_deployment.status = deployment::openStatus(word), *this;
    }
    DeploymentBuilder& running() { return status("RUNNING"); }
    DeploymentBuilder& failed() { return status("FAILED"); }
    DeploymentBuilder& executor(std::string text)
    {
        return m_deployment.executor = std::move(text), *this;
    }
    DeploymentBuilder& start(std::string_view time) { return m_deployment.start = at(time), *this; }
    DeploymentBuilder& end(std::string_view time) { return m_deployment.end = at(time), *this; }
    DeploymentBuilder& percentage(double value)
    {
        return m_deployment.progress.percentage = value, *this;
    }
    DeploymentBuilder& currentStep(std::string text)
    {
        return m_deployment.progress.currentStep = std::move(text), *this;
    }
    DeploymentBuilder& step(std::string name, std::string_view word, std::string_view start = {},
        std::string_view end = {})
    {
        deployment::Step step{std::move(name), deployment::openStepStatus(word), {}, {}};
        if (!start.empty())
            step.start = at(start);
        if (!end.empty())
            step.end = at(end);
        m_deployment.progress.steps.push_back(std::move(step));
        return *this;
    }
    DeploymentBuilder& blue(std::string image, double traffic)
    {
        m_deployment.resources.put(slot(deployment::Side::Blue, std::move(image), traffic));
        return *this;
    }
    DeploymentBuilder& green(std::string image, double traffic)
    {
        m_deployment.resources.put(slot(deployment::Side::Green, std::move(image), traffic));
        return *this;
    }
    /// Without a time: an entry that has none of its own.
    DeploymentBuilder& log(std::string_view time, std::string_view message)
    {
        const auto own = time.empty() ? deployment::unknownTime : at(time);
        return m_deployment.log.append(own, message), *this;
    }

    // NOLINTNEXTLINE(google-explicit-constructor): the point of a builder
    operator deployment::Deployment() const { return m_deployment; }
    [[nodiscard]] const deployment::Deployment& value() const { return m_deployment; }

private:
    static deployment::EnvironmentSlot slot(
        deployment::Side side, std::string image, double traffic)
    {
        return {std::string(slotName(side)), 3, 9, std::move(image), traffic, "运行中"};
    }

    deployment::Deployment m_deployment;
};

inline DeploymentBuilder aDeployment(std::string id)
{
    return DeploymentBuilder(std::move(id));
}

} // namespace test_support
