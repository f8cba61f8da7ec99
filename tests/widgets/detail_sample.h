// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "builder.h"
#include "deploy/models/detail/deployment_record.h"

namespace detail_test {

inline models::DeploymentRecord recordOf(
    const deployment::Deployment& deployment, std::vector<deployment::Problem> problems = {})
{
    return {std::make_shared<const deployment::Deployment>(deployment), std::move(problems),
        test_support::at("10:30")};
}

/// A running deployment with something in every panel.
inline test_support::DeploymentBuilder runningDeployment()
{
    auto builder = test_support::aDeployment("DEP-001");
    builder.running()
        .percentage(60)
        .currentStep("流量切换")
        .step("部署前检查", "COMPLETED", "10:00", "10:05")
        .step("流量切换", "RUNNING", "10:25")
        .step("监控观察", "PENDING")
        .blue("registry.example.com/app:v2.1.0", 50)
        .green("registry.example.com/app:v2.0.0", 50)
        .log("10:00", "开始部署V2.1.0到生产环境")
        .log("10:05", "部署前检查通过")
        .log("10:25", "开始流量切换至50%");
    return builder;
}

inline test_support::DeploymentBuilder failedDeployment()
{
    auto builder = test_support::aDeployment("DEP-002");
    builder.failed()
        .end("10:10")
        .step("Check", "COMPLETED", "10:00", "10:05")
        .step("Health", "FAILED", "10:05", "10:07")
        .log("10:00", "begin")
        .log("10:06", "probe refused")
        .log("10:09", "clean up");
    return builder;
}

/// With a curve to look at.
inline deployment::Deployment measured(deployment::Deployment run)
{
    run.metrics["successRate"].push_back({run.start, 99.5});
    return run;
}

} // namespace detail_test
