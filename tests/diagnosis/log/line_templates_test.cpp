// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_templates.h"

#include "builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace {

using deployment::Log;
using diagnosis::LineKinds;
using diagnosis::LineTemplates;
using diagnosis::maskedText;
using diagnosis::signsOf;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

Log logOfLines(const std::vector<std::string>& messages)
{
    Log log;
    for (const std::string& message : messages)
        log.append(test_support::at("10:00"), message);
    return log;
}

std::vector<std::pair<std::string, std::size_t>> templatesOf(
    const std::vector<std::string>& messages)
{
    const Log log = logOfLines(messages);
    LineTemplates templates(1);
    templates.add(0, log, LineKinds(log, {}));
    templates.join();
    std::vector<std::pair<std::string, std::size_t>> found;
    for (const LineTemplates::Template& one : templates.all())
        found.emplace_back(one.text, one.ofLogs[0].count);
    return found;
}

bool fitsAfter(const std::vector<std::string>& known, const std::string& message)
{
    const Log log = logOfLines(known);
    LineTemplates templates(1);
    templates.add(0, log, LineKinds(log, {}));
    templates.join();
    return templates.fits(maskedText(message), signsOf(message));
}

TEST(LineTemplates, joinLinesThatDifferInAWord)
{
    EXPECT_THAT(templatesOf({"user alice logged in from web", "user bob logged in from web",
                    "user carol logged in from web", "cache is warm"}),
        ElementsAre(std::pair("cache is warm", 1), std::pair("user <*> logged in from web", 3)));
}

TEST(LineTemplates, keepApartWhatSaysOtherThings)
{
    EXPECT_THAT(templatesOf({"unit tests of app are done: 3 failed",
                    "unit tests of app are done: 0 failed"}),
        UnorderedElementsAre(std::pair("unit tests of app are done: <*> failed", 1),
            std::pair("unit tests of app are done: <*> failed", 1)));
    EXPECT_THAT(templatesOf({"镜像构建失败", "镜像构建完成"}), testing::SizeIs(2));
    EXPECT_THAT(templatesOf({"connection to db was opened", "connection to db was refused"}),
        testing::SizeIs(2));
}

TEST(LineTemplates, fitLinesOfOtherRuns)
{
    const std::vector<std::string> known{"user alice logged in from web",
        "user bob logged in from web", "WARN slow query took 310 ms", "开始部署V2.0.1到蓝环境"};
    EXPECT_TRUE(fitsAfter(known, "user dave logged in from web"));
    EXPECT_TRUE(fitsAfter(known, "WARN slow query took 97 ms"));
    EXPECT_TRUE(fitsAfter(known, "开始部署V2.1.0-rc2到绿环境"));
    EXPECT_FALSE(fitsAfter(known, "user dave logged out from web")) << "in was never anything else";
    EXPECT_FALSE(fitsAfter(known, "slow query took 97 ms"));
    EXPECT_FALSE(fitsAfter(known, ""));
    EXPECT_FALSE(fitsAfter({}, "anything"));
}

std::string madeUpLine(std::mt19937& random)
{
    static const char* forms[] = {"pod % is ready on node #", "pulled image % in # ms",
        "ERROR % refused by %", "% of # checks passed", "WARN % is slow: # ms", "开始部署%到环境#",
        "镜像%推送失败：%", "request % of % took # ms and then %", "%"};
    static const char* words[] = {
        "app", "web", "db", "cache", "蓝", "订单", "queue", "v1.2", "a-7f9c"};
    std::string line;
    for (const char c : std::string(forms[random() % std::size(forms)])) {
        if (c == '%')
            line += words[random() % std::size(words)];
        else if (c == '#')
            line += std::to_string(random() % 1000);
        else
            line += c;
    }
    return line;
}

TEST(LineTemplates, areTheSameWhateverTheOrderOfTheLines)
{
    std::mt19937 random(17);
    for (int round = 0; round < 10; ++round) {
        std::vector<std::string> lines;
        for (int i = 0; i < 400; ++i)
            lines.push_back(madeUpLine(random));
        const auto expected = templatesOf(lines);
        for (int order = 0; order < 5; ++order) {
            std::ranges::shuffle(lines, random);
            ASSERT_EQ(templatesOf(lines), expected);
        }
        std::ranges::sort(lines);
        ASSERT_EQ(templatesOf(lines), expected);
    }
}

TEST(LineTemplates, knowEachLineThatTheyWereMadeOf)
{
    std::mt19937 random(18);
    std::vector<std::string> lines;
    for (int i = 0; i < 1000; ++i)
        lines.push_back(madeUpLine(random));
    const Log log = logOfLines(lines);
    LineTemplates templates(1);
    templates.add(0, log, LineKinds(log, {}));
    templates.join();
    std::size_t count = 0;
    for (const LineTemplates::Template& one : templates.all())
        count += one.ofLogs[0].count;
    EXPECT_EQ(count, lines.size());
    for (const std::string& line : lines)
        EXPECT_TRUE(templates.fits(maskedText(line), signsOf(diagnosis::exampleText(line))))
            << line;
}

} // namespace
