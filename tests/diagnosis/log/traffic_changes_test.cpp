// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/log/traffic_changes.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <optional>

namespace diagnosis {
namespace {

using deployment::Log;
using test_support::at;

TEST(TrafficSaidBy, aChangeInEnglishOrChinese)
{
    const std::vector<std::pair<std::string_view, double>> said{
        {"流量切换至50%", 50},
        {"开始流量切换至 50%", 50},
        {"将流量切换到绿环境：30％", 30},
        {"灰度 5%", 5},
        {"金丝雀放量至 12.5%", 12.5},
        {"权重调整为 20", 20},
        {"流量比例由10%调整为40%", 40},
        {"流量已全部切回V2.0.5", 0},
        {"全部流量切换至新版本", 100},
        {"流量切回 100%", 0},
        {"Shifting 25% of traffic to green", 25},
        {"traffic switched to 50 %", 50},
        {"INFO router: traffic 50%", 50},
        {"canary weight=10", 10},
        {"Successfully migrated, traffic moved from 10% to 60%", 60},
        {"traffic split: stable 90% canary 10%", 10},
        {"setting weight: 35 percent", 35},
        {"All traffic is back on v2.0.5", 0},
        {"All traffic switched to green", 100},
    };
    for (const auto& [message, percent] : said)
        EXPECT_EQ(trafficSaidBy(message), percent) << message;
}

TEST(TrafficSaidBy, nothingElse)
{
    for (const std::string_view message :
        {"", "50%", "流量切换完成", "开始流量切换", "流量切换失败：请求成功率低于阈值 99%",
            "流量丢失 5%", "CPU 50%", "traffic loss 5% after switching",
            "traffic error rate is now 7%", "canary analysis score: 95%",
            "will shift traffic to 50%", "failed to shift traffic to 50%", "memory set to 80%",
            "traffic 500%", "traffic switched to v2.1.0", "traffic on port 8080", "部署进度 50%",
            "traffic split 40% 60%"})
        EXPECT_EQ(trafficSaidBy(message), std::nullopt) << message;
}

TEST(TrafficChanges, areThoseOfTheLogInItsOrder)
{
    Log log;
    log.append(at("10:00"), "开始部署");
    log.append(at("10:01"), "流量切换至50%");
    log.append(at("10:02"), "traffic is now at 50%");
    log.append(at("10:03"), "tra");
    log.append(at("10:03"), "ffic 70%");
    log.append(at("10:04"), "");
    log.append(at("10:05"), "Traffic switched to 100%");
    const std::vector<TrafficChange> expected{{1, at("10:01"), 50}, {6, at("10:05"), 100}};
    EXPECT_EQ(trafficChanges(log), expected);
    EXPECT_TRUE(trafficChanges({}).empty());
}

TEST(TrafficChanges, areFoundInEveryBlock)
{
    Log log;
    std::vector<TrafficChange> expected;
    for (int i = 0; i < 30'000; ++i) {
        const deployment::Timestamp time = at("10:00") + std::chrono::seconds(i);
        const bool isChange = i % 1'009 == 0;
        if (isChange)
            expected.push_back({log.size(), time, static_cast<double>(i % 97)});
        log.append(time,
            isChange ? "traffic set to " + std::to_string(i % 97) + "%"
                     : "request " + std::to_string(i) + " of some traffic served");
    }
    ASSERT_GT(log.blockCount(), 1);
    EXPECT_EQ(trafficChanges(log), expected);
    const std::vector<TrafficChange> some(expected.begin() + 7, expected.begin() + 21);
    EXPECT_EQ(trafficChanges(log, some.front().entry, some.back().entry + 1), some);
    EXPECT_TRUE(trafficChanges(log, 5, 5).empty());
    EXPECT_TRUE(trafficChanges(log, log.size(), log.size()).empty());
}

} // namespace
} // namespace diagnosis
