// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/differences.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <functional>

namespace operations {

namespace {

using deployment::Deployment;
using test_support::aDeployment;

Deployment sample()
{
    return aDeployment("A")
        .running()
        .percentage(60)
        .currentStep("switch")
        .blue("r/app:v2.1.0", 40)
        .green("r/app:v2.0.0", 60);
}

TEST(Differences, eachFieldIsFoundAndMattersOrNot)
{
    struct Case {
        std::function<void(Deployment&)> change;
        Difference found;
    };
    const Case cases[]{
        {[](Deployment& one) { one.id = "B"; }, {Field::Id, true}},
        {[](Deployment& one) { one.status = deployment::openStatus("FAILED"); },
            {Field::Status, true}},
        {[](Deployment& one) { one.status = deployment::openStatus("HELD"); },
            {Field::Status, true}},
        {[](Deployment& one) { one.paused = true; }, {Field::Status, true}},
        {[](Deployment& one) { one.environment = "test"; }, {Field::Environment, true}},
        {[](Deployment& one) { one.progress.currentStep = "check"; }, {Field::CurrentStep, true}},
        {[](Deployment& one) {
             sideOf(one.resources, deployment::Side::Green)->image = "r/app:v1.9.0";
         },
            {Field::GreenImage, true}},
        {[](Deployment& one) { sideOf(one.resources, deployment::Side::Blue)->traffic = 41; },
            {Field::Traffic, false}},
        {[](Deployment& one) { one.progress.percentage = 61; }, {Field::Percentage, false}},
    };
    for (const Case& each : cases) {
        Deployment now = sample();
        each.change(now);
        EXPECT_EQ(differences(sample(), now), std::vector<Difference>{each.found})
            << static_cast<int>(each.found.field);
        EXPECT_EQ(hasChanged(sample(), now), each.found.matters);
    }
}

TEST(Differences, anotherVersionAndAnotherImageOfItMatter)
{
    Deployment now = sample();
    now.version = "V2.2.0";
    EXPECT_TRUE(hasChanged(sample(), now));
    now = sample();
    now.resources.remove(slotName(deployment::Side::Blue));
    EXPECT_TRUE(hasChanged(sample(), now));
}

TEST(Differences, whatNobodyDecidesOnIsNone)
{
    Deployment now = sample();
    now.executor = "somebody";
    now.metrics["successRate"].push_back({now.start, 99});
    EXPECT_TRUE(differences(sample(), now).empty());
    // Whether an ended deployment was paused before has no meaning any more.
    Deployment ended = aDeployment("A").failed();
    Deployment other = ended;
    other.paused = true;
    EXPECT_FALSE(hasChanged(ended, other));
}

} // namespace

} // namespace operations
