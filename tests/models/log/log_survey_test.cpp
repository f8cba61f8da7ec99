// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/deployment/error_sign.h"
#include "deploy/models/log/log_survey.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>

namespace {

using models::LogErrorMap;
using models::LogSurvey;
using test_support::at;

std::shared_ptr<const deployment::Deployment> surveyed(
    LogSurvey& survey, const std::vector<std::string>& messages)
{
    auto made = std::make_shared<deployment::Deployment>();
    for (std::size_t i = 0; i < messages.size(); ++i)
        made->log.append(at("10:00") + std::chrono::seconds(i), messages[i]);
    QSignalSpy finished(&survey, &LogSurvey::finished);
    survey.setDeployment(made);
    if (survey.isRunning()) {
        EXPECT_TRUE(finished.wait(60'000));
    }
    return made;
}

/// So many entries of a log of that size are not told apart, as there are no more than maxParts.
std::size_t partSizeOf(std::size_t size)
{
    return std::bit_ceil((size + LogErrorMap::maxParts - 1) / LogErrorMap::maxParts);
}

TEST(LogErrorMap, tellsEachErrorOfASmallLog)
{
    LogErrorMap map;
    EXPECT_FALSE(map.firstIn(0, 100));
    map.setSize(LogErrorMap::maxParts);
    map.add(7);
    map.add(4000);
    EXPECT_EQ(map.firstIn(0, 4096), 7U);
    EXPECT_EQ(map.firstIn(8, 4096), 4000U);
    EXPECT_FALSE(map.firstIn(8, 4000));
    EXPECT_FALSE(map.firstIn(7, 7)) << "nothing is asked for";
}

TEST(LogErrorMap, agreesWithAListOfAllHoweverTheLogGrows)
{
    std::mt19937 random(11);
    for (int round = 0; round < 60; ++round) {
        LogErrorMap map;
        std::vector<std::size_t> errors;
        std::size_t size = 0;
        for (int growth = 0; growth < 6; ++growth) {
            const std::size_t before = size;
            size += 1 + random() % (round % 2 == 0 ? 3'000 : 400'000);
            map.setSize(size);
            for (auto count = random() % 20; count > 0; --count) {
                errors.push_back(before + random() % (size - before));
                map.add(errors.back());
            }
        }
        for (int question = 0; question < 50; ++question) {
            // Of whole parts the answer is exact.
            const std::size_t part = partSizeOf(size);
            const std::size_t begin = random() % size / part * part;
            const std::size_t end = begin + (1 + random() % 40) * part;
            std::optional<std::size_t> expected;
            for (const std::size_t error : errors) {
                if (error >= begin && error < end)
                    expected = std::min(expected.value_or(error), error);
            }
            ASSERT_EQ(map.firstIn(begin, end), expected) << round << ' ' << begin << ' ' << end;
        }
    }
}

TEST(LogSurvey, marksNoMomentThatALineDoesNotTell)
{
    LogSurvey survey;
    const auto run =
        std::make_shared<const deployment::Deployment>(test_support::aDeployment("A")
                                                           .log("10:00", "流量切换至10%")
                                                           .log("", "流量切换至50%")
                                                           .log("", "部署已暂停")
                                                           .log("10:09", "deployment resumed")
                                                           .value());
    QSignalSpy finished(&survey, &LogSurvey::finished);
    survey.setDeployment(run);
    ASSERT_TRUE(!survey.isRunning() || finished.wait(60'000));
    ASSERT_EQ(survey.events().traffic.size(), 1U);
    EXPECT_EQ(survey.events().traffic[0].at, at("10:00"));
    ASSERT_EQ(survey.events().commands.size(), 1U);
    EXPECT_EQ(survey.events().commands[0].at, at("10:09"));
}

TEST(LogSurvey, findsWhatAWalkOverAllLinesFinds)
{
    const std::vector<std::string> kinds{"all is well", "ERROR disk is full", "errors=0",
        "错误：镜像拉取失败", "流量切换至50%", "部署已暂停", "deployment resumed", "手动回滚"};
    std::mt19937 random(4);
    LogSurvey survey;
    std::vector<std::string> messages;
    for (int round = 0; round < 4; ++round) {
        for (auto count = 1 + random() % 900; count > 0; --count)
            messages.push_back(random() % 8 == 0 ? kinds[random() % kinds.size()] : kinds[0]);
        surveyed(survey, messages); // which has grown
        std::size_t commands = 0;
        for (std::size_t i = 0; i < messages.size(); ++i) {
            const bool isError =
                deployment::errorSignOf(messages[i]) == deployment::ErrorSign::Error;
            ASSERT_EQ(survey.errors().firstIn(i, i + 1).has_value(), isError) << messages[i];
            commands +=
                messages[i] == kinds[5] || messages[i] == kinds[6] || messages[i] == kinds[7];
        }
        EXPECT_EQ(survey.events().commands.size(), std::min<std::size_t>(commands, 200));
        ASSERT_EQ(survey.events().traffic.size(), 1U) << "what only repeats it is left out";
        const auto first = std::ranges::find(messages, kinds[4]) - messages.begin();
        EXPECT_EQ(survey.events().traffic[0].entry, static_cast<std::size_t>(first));
    }
}

TEST(LogSurvey, namesTheEntriesOfALogThatGrowsByMuch)
{
    LogSurvey survey;
    std::vector<std::string> messages{"流量切换至10%", "fine"};
    surveyed(survey, messages);
    messages.resize(150'000, "fine");
    messages[120'000] = "流量切换至50%";
    surveyed(survey, messages);
    messages.resize(150'010, "fine");
    messages[150'005] = "流量切换至100%";
    surveyed(survey, messages);
    std::vector<std::size_t> entries;
    for (const diagnosis::TrafficChange& change : survey.events().traffic)
        entries.push_back(change.entry);
    EXPECT_EQ(entries, (std::vector<std::size_t>{0, 120'000, 150'005}));
}

TEST(LogSurvey, beginsAnewWithAnotherLog)
{
    LogSurvey survey;
    surveyed(survey, {"ERROR one", "部署已暂停"});
    EXPECT_EQ(survey.errors().firstIn(0, 2), 0U);
    surveyed(survey, {"fine", "fine too", "ERROR x"});
    EXPECT_EQ(survey.errors().firstIn(0, 3), 2U);
    EXPECT_TRUE(survey.events().commands.empty());
    survey.setDeployment(nullptr);
    EXPECT_FALSE(survey.errors().firstIn(0, 3));
    surveyed(survey, {});
    EXPECT_FALSE(survey.isRunning());
}

TEST(LogSurvey, keepsNoMoreOfMillionsOfLines)
{
    auto big = std::make_shared<deployment::Deployment>();
    for (int i = 0; i < 1'000'000; ++i)
        big->log.append(at("10:00"), i % 1000 == 999 ? "ERROR again" : "a line");
    LogSurvey survey;
    QSignalSpy changed(&survey, &LogSurvey::changed);
    QSignalSpy finished(&survey, &LogSurvey::finished);
    survey.setDeployment(big);
    EXPECT_TRUE(survey.isRunning()) << "and one can go on in the meantime";
    ASSERT_TRUE(finished.wait(120'000));
    EXPECT_GE(changed.count(), 1);
    EXPECT_EQ(survey.errors().firstIn(0, 1'000'000), 999U);
    EXPECT_EQ(survey.errors().firstIn(999'744, 1'000'000), 999'999U);
}

TEST(LogSurvey, endsWithItsOwnerInTheMiddle)
{
    auto big = std::make_shared<deployment::Deployment>();
    for (int i = 0; i < 300'000; ++i)
        big->log.append(at("10:00"), "ERROR a line of a log that is long");
    auto survey = std::make_unique<LogSurvey>();
    survey->setDeployment(big);
    survey->setDeployment(std::make_shared<deployment::Deployment>());
    survey->setDeployment(big);
    survey.reset();
    QCoreApplication::processEvents();
    EXPECT_EQ(big.use_count(), 1);
}

} // namespace
