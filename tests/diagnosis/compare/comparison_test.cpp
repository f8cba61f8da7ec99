// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/compare/comparison.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace diagnosis {
namespace {

using deployment::Deployment;
using deployment::SlotRole;
using deployment::StepState;
using test_support::aDeployment;
using test_support::at;
using namespace std::chrono_literals;

const deployment::Timestamp noon = at("12:00");

const FactPair* factOf(
    const Comparison& comparison, FactPair::Kind kind, SlotRole role = SlotRole::Other)
{
    const auto found = std::ranges::find_if(comparison.facts,
        [&](const FactPair& fact) { return fact.kind == kind && fact.role == role; });
    return found == comparison.facts.end() ? nullptr : &*found;
}

FactPair::Value text(const char* value)
{
    return std::string(value);
}

StepPair pairOf(StepState here, deployment::Milliseconds hereTook, StepState there,
    deployment::Milliseconds thereTook)
{
    return {
        {}, StepPair::Side{0, here, hereTook, false}, StepPair::Side{0, there, thereTook, false}};
}

TEST(Comparison, findsNoDifferenceBetweenEqualRuns)
{
    const Deployment run = aDeployment("DEP-1")
                               .end("10:12")
                               .step("Build", "COMPLETED", "10:00", "10:05")
                               .step("Check", "COMPLETED", "10:05", "10:12")
                               .blue("registry/app:v2.1.0", 100)
                               .green("registry/app:v2.0.5", 0);
    const Comparison comparison = compare(run, run, noon);
    ASSERT_EQ(comparison.steps.size(), 2U);
    for (const StepPair& pair : comparison.steps) {
        EXPECT_EQ(pair.longerBy(), 0ms);
        EXPECT_FALSE(pair.isSlower());
    }
    EXPECT_TRUE(std::ranges::none_of(comparison.facts, &FactPair::differs));
    EXPECT_NE(factOf(comparison, FactPair::Kind::Image, SlotRole::New), nullptr);
}

TEST(Comparison, setsTheStepsOfOneNameSideBySide)
{
    const Deployment here = aDeployment("DEP-2")
                                .failed()
                                .end("10:20")
                                .step("Build", "COMPLETED", "10:00", "10:10")
                                .step("Check", "FAILED", "10:10", "10:20")
                                .step("Switch", "PENDING");
    const Deployment there = aDeployment("DEP-1")
                                 .end("09:30")
                                 .step("Build", "COMPLETED", "09:00", "09:04")
                                 .step("Check", "COMPLETED", "09:04", "09:06")
                                 .step("Switch", "COMPLETED", "09:06", "09:07");
    const auto steps = compare(here, there, noon).steps;
    ASSERT_EQ(steps.size(), 3U);
    EXPECT_EQ(steps[0].longerBy(), 6min);
    EXPECT_TRUE(steps[0].isSlower());
    EXPECT_EQ(steps[1].here->state, StepState::Failed);
    EXPECT_TRUE(steps[1].here->isFailing);
    EXPECT_FALSE(steps[1].there->isFailing);
    EXPECT_EQ(steps[1].longerBy(), 8min); // at least
    EXPECT_EQ(steps[2].here->state, StepState::NotRun);
    EXPECT_EQ(steps[2].there->duration, 1min);
    EXPECT_EQ(steps[2].longerBy(), std::nullopt);
    EXPECT_FALSE(steps[2].isSlower());
}

TEST(Comparison, numbersStepsOfTheSameName)
{
    const Deployment here = aDeployment("DEP-2")
                                .step("Batch", "COMPLETED", "10:00", "10:01")
                                .step("Batch", "COMPLETED", "10:01", "10:05");
    const Deployment there = aDeployment("DEP-1")
                                 .step("Batch", "COMPLETED", "09:00", "09:01")
                                 .step("Batch", "COMPLETED", "09:01", "09:02")
                                 .step("Batch", "COMPLETED", "09:02", "09:03");
    const auto steps = compare(here, there, noon).steps;
    ASSERT_EQ(steps.size(), 3U);
    for (std::size_t i = 0; i < steps.size(); ++i)
        EXPECT_EQ(steps[i].key, (StepKey{"Batch", i}));
    EXPECT_EQ(steps[0].longerBy(), 0ms);
    EXPECT_EQ(steps[1].longerBy(), 3min);
    EXPECT_FALSE(steps[2].here);
}

TEST(Comparison, keepsTheOrderOfTheRunThatIsLookedAt)
{
    const Deployment here =
        aDeployment("DEP-2").step("B", "COMPLETED").step("New", "COMPLETED").step("A", "COMPLETED");
    const Deployment there = aDeployment("DEP-1")
                                 .step("First", "COMPLETED")
                                 .step("A", "COMPLETED")
                                 .step("After A", "COMPLETED")
                                 .step("B", "COMPLETED")
                                 .step("After B", "COMPLETED");
    std::string order;
    for (const StepPair& pair : compare(here, there, noon).steps)
        order += pair.key.name + (pair.here ? pair.there ? "=" : "<" : ">") + ' ';
    EXPECT_EQ(order, "First> B= After B> New< A= After A> ");
}

std::string pairsOf(const Deployment& here, const Deployment& there)
{
    std::string text;
    for (const StepPair& pair : compare(here, there, noon).steps) {
        text += pair.here ? here.progress.steps[pair.here->step].name : "-";
        text += '/';
        text += pair.there ? there.progress.steps[pair.there->step].name : "-";
        text += ' ';
    }
    return text;
}

TEST(Comparison, knowsAStepAgainThatIsNamedAfterTheOtherColor)
{
    const auto toBlue = [] {
        return aDeployment("DEP-2").version("V2").blue("app:v2", 100).green("app:v1", 0);
    };
    const auto toGreen = [] {
        return aDeployment("DEP-1").version("V1").blue("app:v0", 0).green("app:v1", 100);
    };
    const Deployment here = toBlue()
                                .step("部署到蓝环境", "COMPLETED")
                                .step("Check", "COMPLETED")
                                .step("Take Green down", "COMPLETED")
                                .step("greener", "COMPLETED");
    EXPECT_EQ(pairsOf(here,
                  toGreen()
                      .step("部署到绿环境", "COMPLETED")
                      .step("Check", "COMPLETED")
                      .step("Take Blue down", "COMPLETED")
                      .step("greener", "COMPLETED")),
        "部署到蓝环境/部署到绿环境 Check/Check Take Green down/Take Blue down greener/greener ");
    // Of two that went to the same color, the name of a color is a name like any other.
    EXPECT_EQ(pairsOf(here, toBlue().step("部署到绿环境", "COMPLETED")),
        "-/部署到绿环境 部署到蓝环境/- Check/- Take Green down/- greener/- ");
    // What has the same name is the same step.
    EXPECT_EQ(pairsOf(here,
                  toGreen().step("部署到绿环境", "COMPLETED").step("部署到蓝环境", "COMPLETED")),
        "-/部署到绿环境 部署到蓝环境/部署到蓝环境 Check/- Take Green down/- greener/- ");
}

TEST(Comparison, knowsRunsWithoutSteps)
{
    const Deployment none = aDeployment("DEP-1");
    const Deployment one = aDeployment("DEP-2").step("Build", "RUNNING", "11:50").running();
    EXPECT_TRUE(compare(none, none, noon).steps.empty());
    EXPECT_FALSE(compare(one, none, noon).steps.front().there);
    EXPECT_FALSE(compare(none, one, noon).steps.front().here);
}

TEST(Comparison, countsARunningStepUntilNow)
{
    const Deployment here =
        aDeployment("DEP-2").running().start("11:40").step("Build", "RUNNING", "11:50");
    const auto against = [&](const char* end) {
        const Deployment there =
            aDeployment("DEP-1").end(end).step("Build", "COMPLETED", "10:00", end);
        return compare(here, there, noon);
    };
    EXPECT_EQ(against("10:04").steps.front().here->duration, 10min);
    EXPECT_EQ(against("10:04").steps.front().longerBy(), 6min);
    // It may still take longer than that one did.
    EXPECT_EQ(against("10:30").steps.front().longerBy(), std::nullopt);
    EXPECT_EQ(factOf(against("10:04"), FactPair::Kind::Duration)->here,
        FactPair::Value(deployment::Milliseconds(20min)));
}

TEST(Comparison, claimsADifferenceOnlyWhereOneIsKnown)
{
    using enum StepState;
    EXPECT_EQ(pairOf(Completed, 3min, Completed, 5min).longerBy(), -2min);
    EXPECT_EQ(pairOf(Failed, 3min, Completed, 5min).longerBy(), std::nullopt);
    EXPECT_EQ(pairOf(Failed, 5min, Completed, 3min).longerBy(), 2min);
    EXPECT_EQ(pairOf(Completed, 3min, Failed, 5min).longerBy(), -2min);
    EXPECT_EQ(pairOf(Completed, 5min, Failed, 3min).longerBy(), std::nullopt);
    EXPECT_EQ(pairOf(Running, 5min, Failed, 3min).longerBy(), std::nullopt);
    EXPECT_EQ(pairOf(Running, 5min, Running, 5min).longerBy(), std::nullopt);
    StepPair unknown = pairOf(Completed, 3min, Completed, 5min);
    unknown.there->duration.reset();
    EXPECT_EQ(unknown.longerBy(), std::nullopt);
}

TEST(Comparison, notesADurationThatDiffersByAQuarterAndByFiveSeconds)
{
    EXPECT_FALSE(isNotable(0s, 4999ms));
    EXPECT_TRUE(isNotable(0s, 5s));
    EXPECT_TRUE(isNotable(5s, 0s));
    EXPECT_FALSE(isNotable(100s, 124s));
    EXPECT_TRUE(isNotable(100s, 125s));
    EXPECT_TRUE(isNotable(125s, 100s));
}

TEST(Comparison, pairsTheSlotsByWhatTheyAreFor)
{
    const Deployment here = aDeployment("DEP-2")
                                .version("V2.1.0")
                                .blue("registry/app:v2.1.0", 20)
                                .green("registry/app:v2.0.5", 80);
    const Deployment there = aDeployment("DEP-1")
                                 .version("V2.0.5")
                                 .blue("registry/app:v2.0.4", 0)
                                 .green("registry/app:v2.0.5", 100);
    const Comparison comparison = compare(here, there, noon);
    const FactPair* image = factOf(comparison, FactPair::Kind::Image, SlotRole::New);
    ASSERT_NE(image, nullptr);
    EXPECT_EQ(image->here, text("registry/app:v2.1.0"));
    EXPECT_EQ(image->there, text("registry/app:v2.0.5"));
    EXPECT_EQ(image->slotHere, "blueEnv");
    EXPECT_EQ(image->slotThere, "greenEnv");
    EXPECT_TRUE(image->differs);
    const FactPair* traffic = factOf(comparison, FactPair::Kind::Traffic, SlotRole::Old);
    ASSERT_NE(traffic, nullptr);
    EXPECT_EQ(traffic->here, FactPair::Value(80.0));
    EXPECT_EQ(traffic->there, FactPair::Value(0.0));
    EXPECT_FALSE(factOf(comparison, FactPair::Kind::Nodes, SlotRole::New)->differs);
}

TEST(Comparison, pairsTheSlotsByNameWhereNoOneKnowsWhichIsNew)
{
    Deployment here = aDeployment("DEP-2").blue("registry/app:other", 50);
    here.resources.put({"canary", 1, 1, "registry/app:x", 5, {}});
    const Deployment there =
        aDeployment("DEP-1").blue("registry/app:v2.1.0", 100).green("registry/app:v2.0.5", 0);
    const Comparison comparison = compare(here, there, noon);
    std::string slots;
    for (const FactPair& fact : comparison.facts) {
        EXPECT_EQ(fact.role, SlotRole::Other);
        if (fact.kind == FactPair::Kind::Image)
            slots += fact.slotHere + '/' + fact.slotThere + (fact.differs ? "! " : " ");
    }
    EXPECT_EQ(slots, "blueEnv/blueEnv! canary/! /greenEnv! ");
}

TEST(Comparison, saysWhatOnlyOneRecordTells)
{
    const Deployment here = aDeployment("DEP-2").executor("").service("billing").end("10:10");
    const Deployment there = aDeployment("DEP-1").executor("ci");
    const Comparison comparison = compare(here, there, noon);
    const FactPair* executor = factOf(comparison, FactPair::Kind::Executor);
    ASSERT_NE(executor, nullptr);
    EXPECT_EQ(executor->here, FactPair::Value());
    EXPECT_EQ(executor->there, text("ci"));
    EXPECT_TRUE(executor->differs);
    EXPECT_TRUE(factOf(comparison, FactPair::Kind::Service)->differs);
    EXPECT_TRUE(factOf(comparison, FactPair::Kind::Duration)->differs); // unknown there
    EXPECT_FALSE(factOf(comparison, FactPair::Kind::Version)->differs);
    // What neither tells is no fact.
    EXPECT_EQ(factOf(compare(there, there, noon), FactPair::Kind::Service), nullptr);
}

Deployment randomRun(const char* id, std::mt19937& random)
{
    auto run = aDeployment(id);
    for (auto left = random() % 9; left > 0; --left)
        run.step(std::string(1, char('A' + random() % 4)), "COMPLETED");
    return run;
}

void expectNameAndNumber(
    const std::optional<StepPair::Side>& side, const StepKey& key, const Deployment& run)
{
    const auto& steps = run.progress.steps;
    const auto count = std::ranges::count(steps, key.name, &deployment::Step::name);
    EXPECT_EQ(side.has_value(), key.occurrence < std::size_t(count));
    if (side) {
        EXPECT_EQ(steps[side->step].name, key.name);
    }
}

/// Whatever the steps are: each one of both runs is there exactly once, under its own name, those
/// of here in their order, those of only there right after the step that they follow there.
TEST(Comparison, losesNoStepOfRandomRuns)
{
    std::mt19937 random(20250215);
    for (int round = 0; round < 400; ++round) {
        const Deployment here = randomRun("DEP-2", random);
        const Deployment there = randomRun("DEP-1", random);
        std::size_t nextHere = 0;
        std::set<std::size_t> seenThere;
        std::optional<std::size_t> lastThere;
        for (const StepPair& pair : compare(here, there, noon).steps) {
            expectNameAndNumber(pair.here, pair.key, here);
            expectNameAndNumber(pair.there, pair.key, there);
            if (pair.here) {
                EXPECT_EQ(pair.here->step, nextHere++);
            } else {
                EXPECT_EQ(pair.there->step, lastThere ? *lastThere + 1 : 0);
            }
            if (pair.there) {
                EXPECT_TRUE(seenThere.insert(pair.there->step).second);
                lastThere = pair.there->step;
            }
        }
        EXPECT_EQ(nextHere, here.progress.steps.size());
        EXPECT_EQ(seenThere.size(), there.progress.steps.size());
    }
}

} // namespace
} // namespace diagnosis
