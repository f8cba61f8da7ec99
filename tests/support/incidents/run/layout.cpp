// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout.h"

namespace incidents {

namespace {

using deployment::Strategy;
using enum StepRole;
using Layout = std::vector<StepPlan>;

std::string named(bool isChinese, std::string_view chinese, std::string_view english)
{
    return std::string(isChinese ? chinese : english);
}

Layout beginning(bool isChinese, demo::Random& random)
{
    Layout steps{{Check, named(isChinese, "部署前检查", "Preflight"), 60}};
    if (random.chance(0.7))
        steps.push_back({Build, named(isChinese, "构建镜像", "Build"), 200});
    steps.push_back({Push, named(isChinese, "推送镜像", "Publish image"), 80});
    return steps;
}

void append(Layout& steps, Layout more)
{
    steps.insert(steps.end(), more.begin(), more.end());
}

Layout blueGreen(bool zh, demo::Random& random)
{
    Layout steps = beginning(zh, random);
    const Layout rest{{Deploy, named(zh, "部署到蓝环境", "Deploy to blue"), 240},
        {Health, named(zh, "健康检查", "Health check"), 90},
        {Test, named(zh, "自动化测试", "Smoke tests"), 150},
        {Traffic, named(zh, "流量切换", "Switch traffic"), 300, {50, 100}},
        {Observe, named(zh, "监控观察", "Watch metrics"), 420},
        {Retire, named(zh, "下线绿环境", "Retire green"), 60}};
    append(steps, rest);
    return steps;
}

Layout canary(bool zh, demo::Random& random)
{
    Layout steps = beginning(zh, random);
    const Layout rest{{Deploy, named(zh, "部署金丝雀实例", "Deploy canary"), 180},
        {Health, named(zh, "健康检查", "Verify canary"), 90},
        {Traffic, named(zh, "金丝雀放量", "Shift canary traffic"), 420, {5, 20}},
        {Traffic, named(zh, "全量放量", "Promote"), 300, {50, 100}},
        {Observe, named(zh, "监控观察", "Bake"), 360},
        {Retire, named(zh, "下线旧版本", "Scale down old"), 60}};
    append(steps, rest);
    return steps;
}

Layout rolling(bool zh, demo::Random& random)
{
    Layout steps = beginning(zh, random);
    // Steps of the same name are told apart by their number.
    const bool sameNames = random.chance(0.4);
    for (int batch = 1; batch <= 3; ++batch) {
        const std::string number = sameNames ? std::string() : ' ' + std::to_string(batch);
        steps.push_back(
            {Deploy, named(zh, "滚动更新", "Roll batch") + number, 180, {batch * 33 + batch / 3}});
    }
    steps.push_back({Health, named(zh, "健康检查", "Health check"), 90});
    steps.push_back({Observe, named(zh, "监控观察", "Watch metrics"), 360});
    return steps;
}

} // namespace

Layout layoutOf(Strategy strategy, bool isChinese, demo::Random& random)
{
    switch (strategy) {
    case Strategy::Canary:
        return canary(isChinese, random);
    case Strategy::Rolling:
        return rolling(isChinese, random);
    default:
        return blueGreen(isChinese, random);
    }
}

} // namespace incidents
