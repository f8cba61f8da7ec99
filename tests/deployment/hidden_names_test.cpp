// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/log/hidden_names.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

using deployment::mayHoldName;
using deployment::withNamesHidden;

TEST(HiddenNames, areKnownByTheirPlace)
{
    const auto hidden = [](const std::string& text) { return withNamesHidden(text); };
    EXPECT_EQ(hidden(R"(Pulling image "crash:2")"), R"(Pulling image "_______")");
    EXPECT_EQ(hidden(R"(secret "missing" not found)"), R"(secret "_______" not found)");
    EXPECT_EQ(hidden("Killing pod/error-1: Stopping container fatal"),
        "Killing pod/_______: Stopping container _____");
    EXPECT_EQ(hidden("Pods 'bad' and \"worse-2\""), "Pods '___' and \"_______\"");
    EXPECT_EQ(hidden("image=a/b:1, next"), "image=_____, next");
    EXPECT_EQ(hidden("image not found"), "image not found");
    EXPECT_EQ(
        hidden(R"({"level":"error","msg":"not-found"})"), R"({"level":"error","msg":"not-found"})");
    EXPECT_EQ(hidden("can't, won't: \"some words\""), "can't, won't: \"some words\"");
}

TEST(HiddenNames, areKnownInChineseToo)
{
    const auto hidden = [](const std::string& text) { return withNamesHidden(text); };
    EXPECT_EQ(hidden("拉取镜像 crash:2 完成"), "拉取镜像 _______ 完成");
    EXPECT_EQ(hidden("镜像：shop/fatal:1，已拉取"), "镜像：____________，已拉取");
    EXPECT_EQ(hidden("容器“error”已启动"), "容器“_____”已启动");
    EXPECT_EQ(hidden("Pod「failed-1」已就绪"), "Pod「________」已就绪");
    EXPECT_EQ(hidden("已创建容器 error"), "已创建容器 _____");
    EXPECT_EQ(hidden("镜像拉取失败：crash"), "镜像拉取失败：crash");
    EXPECT_EQ(hidden("状态“failed”"), "状态“failed”");
}

/// A line of error must not pass for a good one.
TEST(HiddenNames, areNoStatesAndNoNumbers)
{
    for (const std::string text : {R"({"deployment":"failed"})", R"(job="Aborted")",
             R"(service: "unavailable")", R"(exit code "137")", R"(HTTP '503')", "任务：“failed”"})
        EXPECT_EQ(withNamesHidden(text), text);
    EXPECT_EQ(withNamesHidden(R"({"service":"error"})"), R"({"service":"_____"})");
    EXPECT_EQ(withNamesHidden(R"(job "failed" succeeded)"), R"(job "______" succeeded)");
    EXPECT_EQ(withNamesHidden(R"(pod "503")"), R"(pod "___")");
}

TEST(HiddenNames, leaveEverythingElseWhereItIs)
{
    constexpr std::string_view parts[]{"image", " ", "\"", "'", "\\", "pod/", "crash:2", "a", "容",
        "container ", "created ", ":", "=", "“", "”", "镜像", "容器", "创建", "：", "503", "failed",
        "-", "/", "error", "\xFF", "\n", "`"};
    std::mt19937 random(5);
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (auto count = random() % 12; count > 0; --count)
            text += parts[random() % std::size(parts)];
        const std::string hidden = withNamesHidden(text);
        ASSERT_EQ(hidden.size(), text.size());
        for (std::size_t i = 0; i < text.size(); ++i)
            ASSERT_TRUE(hidden[i] == text[i] || hidden[i] == '_') << text;
        if (hidden != text) {
            ASSERT_TRUE(mayHoldName(text)) << text;
        }
    }
}
