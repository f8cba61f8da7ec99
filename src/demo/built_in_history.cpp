// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/demo/built_in_history.h"

#include "deploy/demo/history_generator.h"
#include "deploy/demo/plan.h"
#include "deploy/demo/rollout.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace demo {

namespace {

using deployment::Deployment;
using deployment::StepStatus;
using deployment::Timestamp;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::uint64_t builtInCount = 400;
constexpr std::uint64_t builtInSeed = 20250215;
/// Half of the traffic is switched by now, and the log says so.
constexpr seconds drawnAge = minutes(25) + seconds(30);

/// Fine enough to see when a curve left what is normal.
constexpr seconds curveInterval{30};

struct DrawnStep {
    std::string_view name;
    StepStatus status;
    int from; ///< minutes after the start; -1 for none
    int to;
};

constexpr std::array drawnSteps{
    DrawnStep{"部署前检查", StepStatus::Completed, 0, 5},
    DrawnStep{"构建镜像", StepStatus::Completed, 5, 10},
    DrawnStep{"推送镜像", StepStatus::Completed, 10, 12},
    DrawnStep{"部署到蓝环境", StepStatus::Completed, 12, 20},
    DrawnStep{"健康检查", StepStatus::Completed, 20, 22},
    DrawnStep{"自动化测试", StepStatus::Completed, 22, 25},
    DrawnStep{"流量切换", StepStatus::Running, 25, -1},
    DrawnStep{"监控观察", StepStatus::Pending, -1, -1},
    DrawnStep{"下线绿环境", StepStatus::Pending, -1, -1},
};

struct DrawnLine {
    int at; ///< seconds after the start
    std::string_view message;
};

constexpr std::array drawnLines{
    DrawnLine{0, "开始部署V2.1.0到生产环境"},
    DrawnLine{5, "部署前检查通过"},
    DrawnLine{300, "开始构建镜像"},
    DrawnLine{600, "镜像构建完成"},
    DrawnLine{605, "开始推送镜像到仓库"},
    DrawnLine{720, "镜像推送完成"},
    DrawnLine{725, "开始部署到蓝环境"},
    DrawnLine{1200, "蓝环境部署完成"},
    DrawnLine{1205, "开始健康检查"},
    DrawnLine{1320, "健康检查通过"},
    DrawnLine{1325, "开始自动化测试"},
    DrawnLine{1500, "自动化测试通过"},
    DrawnLine{1505, "开始流量切换至50%"},
    DrawnLine{1560, "流量切换完成"},
};

std::optional<Timestamp> after(Timestamp start, int count)
{
    return count < 0 ? std::nullopt : std::optional(start + minutes(count));
}

deployment::EnvironmentSlot drawnEnvironment(deployment::Side side, std::string_view version)
{
    return {std::string(slotName(side)), 3, 9, imageOf(version), 50, "运行中"};
}

deployment::MetricSeries drawnCurve(Timestamp start, const std::array<double, 4>& values)
{
    deployment::MetricSeries series;
    for (std::size_t point = 0; point < values.size(); ++point)
        series.push_back({start + minutes(10) * static_cast<int>(point), values[point]});
    return series;
}

/// What the newest deployments show, so that each kind of finding can be seen: of those that the
/// generator makes, counted from the newest. Their endings stay, and so does the story.
struct Shown {
    std::uint64_t fromEnd;
    deployment::Strategy strategy; ///< that has been used in this environment often enough
    std::size_t failingStep;
    std::optional<std::size_t> slowStep = {};
    double pace = 1;
};
constexpr std::array shown{
    Shown{1, deployment::Strategy::BlueGreen, 0}, // runs, in time
    Shown{2, deployment::Strategy::Canary, 0, 3, 0.5}, // runs, and is late
    Shown{3, deployment::Strategy::BlueGreen, 3}, // an exception with its stack
    Shown{4, deployment::Strategy::BlueGreen, 6}, // a curve that left what is normal
    Shown{5, deployment::Strategy::Rolling, 5}, // lines in Chinese
};

Plan planOf(const HistoryGenerator& generator, std::uint64_t index)
{
    Plan plan = generator.plan(index);
    const auto found = std::ranges::find(shown, generator.size() - 1 - index, &Shown::fromEnd);
    if (found == shown.end())
        return plan;
    plan.strategy = found->strategy;
    plan.failingStep = found->failingStep;
    plan.slowStep = found->slowStep;
    plan.pace = found->pace;
    return plan;
}

Deployment deploymentAt(const Plan& plan, Timestamp now)
{
    Rollout rollout(plan);
    rollout.advance(now);
    return std::move(rollout).take();
}

/// Of many made-up histories, the first that leaves what the example deployment replaces.
HistoryGenerator historyBefore(const Deployment& drawn, Timestamp now)
{
    const LiveVersion replaced{
        deployment::oldVersion(drawn), deployment::otherSide(deployment::newSide(drawn))};
    HistoryOptions options;
    options.count = builtInCount - 1;
    options.now = now;
    options.metricInterval = curveInterval;
    for (options.seed = builtInSeed;; ++options.seed) {
        HistoryGenerator generator(options);
        if (generator.leftIn(drawn.environment) == replaced)
            return generator;
    }
}

/// The example deployment in the middle of its switch of traffic knows nothing of later minutes
/// yet.
void forgetAfter(Deployment& deployment, Timestamp now)
{
    const auto later = [now](const deployment::MetricPoint& point) { return point.time > now; };
    std::erase_if(deployment.metrics["successRate"], later);
    std::erase_if(deployment.metrics["responseTime"], later);
    deployment::Log known;
    for (std::size_t entry = 0; entry < deployment.log.size(); ++entry)
        if (deployment.log.time(entry) <= now)
            known.append(deployment.log.ownTime(entry), deployment.log.message(entry));
    deployment.log = std::move(known);
}

} // namespace

Deployment drawnDeployment(Timestamp start)
{
    Deployment drawn;
    drawn.id = "DEP-001";
    drawn.version = "V2.1.0";
    drawn.environment = "生产环境";
    drawn.strategy = deployment::openStrategy("BLUE_GREEN");
    drawn.start = start;
    drawn.status = deployment::openStatus("RUNNING");
    drawn.executor = "OPS-李四";
    drawn.progress.percentage = 60;
    drawn.progress.currentStep = "流量切换";
    for (const DrawnStep& step : drawnSteps)
        drawn.progress.steps.push_back(
            {std::string(step.name), deployment::openStepStatus(deployment::toWire(step.status)),
                after(start, step.from), after(start, step.to)});
    drawn.resources.put(drawnEnvironment(deployment::Side::Blue, "V2.1.0"));
    drawn.resources.put(drawnEnvironment(deployment::Side::Green, "V2.0.0"));
    drawn.metrics["successRate"] = drawnCurve(start, {99.9, 99.8, 99.9, 99.7});
    drawn.metrics["responseTime"] = drawnCurve(start, {85, 87, 82, 91});
    for (const DrawnLine& line : drawnLines)
        drawn.log.append(start + seconds(line.at), line.message);
    return drawn;
}

std::vector<Deployment> builtInHistory(Timestamp now)
{
    Deployment drawn = drawnDeployment(std::chrono::floor<seconds>(now) - drawnAge);
    forgetAfter(drawn, now);
    const HistoryGenerator generator = historyBefore(drawn, now);
    std::vector<Deployment> history;
    history.reserve(builtInCount);
    for (std::uint64_t index = 0; index < generator.size(); ++index)
        history.push_back(deploymentAt(planOf(generator, index), now));
    history.push_back(std::move(drawn));
    return history;
}

} // namespace demo
