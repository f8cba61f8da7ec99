// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/step_spans.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using models::StepSpan;
using test_support::aDeployment;
using test_support::at;

TEST(StepSpans, standInTheOrderOfTheirStarts)
{
    const auto deployment = aDeployment("A")
                                .running()
                                .step("late", "RUNNING", "10:20")
                                .step("early", "COMPLETED", "10:00", "10:05")
                                .step("never", "PENDING")
                                .step("early", "COMPLETED", "10:00", "10:10");
    EXPECT_EQ(models::stepSpans(deployment, at("10:30")),
        (std::vector<StepSpan>{{1, {at("10:00"), at("10:05")}}, {3, {at("10:00"), at("10:10")}},
            {0, {at("10:20"), at("10:30")}}}));
}

TEST(StepSpans, areNoLongerThanWhatIsKnown)
{
    const auto brokeOff = aDeployment("A")
                              .failed()
                              .end("10:10")
                              .step("open", "RUNNING", "10:05")
                              .step("backwards", "COMPLETED", "10:08", "10:02");
    EXPECT_EQ(models::stepSpans(brokeOff, at("10:30")),
        (std::vector<StepSpan>{{0, {at("10:05"), at("10:05")}}, {1, {at("10:08"), at("10:08")}}}));
    const auto ahead = aDeployment("A").running().step("clock is fast", "RUNNING", "10:40");
    EXPECT_EQ(models::stepSpans(ahead, at("10:30")),
        (std::vector<StepSpan>{{0, {at("10:40"), at("10:40")}}}));
    EXPECT_TRUE(models::stepSpans(aDeployment("A"), at("10:30")).empty());
}

TEST(StepSpans, tellWhichStepRan)
{
    const auto spans = models::stepSpans(aDeployment("A")
                                             .failed()
                                             .end("11:00")
                                             .step("one", "COMPLETED", "10:00", "10:10")
                                             .step("beside", "COMPLETED", "10:02", "10:04")
                                             .step("two", "FAILED", "10:20", "10:30"),
        at("12:00"));
    EXPECT_EQ(models::stepAt(spans, at("09:59")), std::nullopt);
    EXPECT_EQ(models::stepAt(spans, at("10:00")), 0U);
    EXPECT_EQ(models::stepAt(spans, at("10:03")), 1U) << "the one that began last";
    EXPECT_EQ(models::stepAt(spans, at("10:05")), 0U);
    EXPECT_EQ(models::stepAt(spans, at("10:15")), std::nullopt);
    EXPECT_EQ(models::stepAt(spans, at("10:30")), 2U) << "its last moment";
    EXPECT_EQ(models::stepAt(spans, at("10:31")), std::nullopt);
    EXPECT_EQ(models::stepStartAfter(spans, at("10:02")), at("10:20"));
    EXPECT_EQ(models::stepStartAfter(spans, at("10:20")), std::nullopt);
    EXPECT_EQ(models::stepStartBefore(spans, at("10:02")), at("10:00"));
    EXPECT_EQ(models::stepStartBefore(spans, at("10:00")), std::nullopt);
}

TEST(StepSpans, answerAsAWalkOverAllStepsDoes)
{
    std::mt19937 random(5);
    const auto moment = [&] { return at("10:00") + std::chrono::minutes(random() % 40); };
    for (int round = 0; round < 200; ++round) {
        deployment::Deployment made = aDeployment("A").failed().end("11:00");
        for (auto count = random() % 8; count > 0; --count) {
            deployment::Step step;
            step.start = random() % 5 == 0 ? std::nullopt : std::optional(moment());
            step.end = random() % 5 == 0 ? std::nullopt : std::optional(moment());
            made.progress.steps.push_back(step);
        }
        const auto asked = moment();
        std::optional<std::size_t> expected;
        for (std::size_t i = 0; i < made.progress.steps.size(); ++i) {
            const deployment::Step& step = made.progress.steps[i];
            if (!step.start || asked < *step.start
                || asked > std::max(*step.start, step.end.value_or(*step.start)))
                continue;
            if (!expected || *made.progress.steps[*expected].start <= *step.start)
                expected = i;
        }
        ASSERT_EQ(models::stepAt(models::stepSpans(made, at("12:00")), asked), expected) << round;
    }
}

} // namespace
