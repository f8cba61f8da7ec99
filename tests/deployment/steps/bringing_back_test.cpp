// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/steps/bringing_back.h"

#include "builder.h"

#include <gtest/gtest.h>

using deployment::timeUntilDone;
using deployment::wasDoneBeforeRollback;
using test_support::aDeployment;

namespace {

test_support::DeploymentBuilder aRollback(const char* lastOwnStep)
{
    return aDeployment("A")
        .status("ROLLED_BACK")
        .step("Build", "COMPLETED", "10:00", "10:05")
        .step("Watch", lastOwnStep, "10:05", "10:10");
}

} // namespace

/// A server keeps the steps of what it rolls back, and adds its own.
TEST(BringingBack, whatHadDoneAllOfItsStepsHadServed)
{
    const auto withRollback = [](auto run) {
        return run.step("回滚到V2.0.0", "COMPLETED", "12:00", "12:01").value();
    };
    EXPECT_TRUE(wasDoneBeforeRollback(withRollback(aRollback("COMPLETED"))));
    for (const char* status : {"FAILED", "PENDING", "RUNNING", "SKIPPED"})
        EXPECT_FALSE(wasDoneBeforeRollback(withRollback(aRollback(status)))) << status;
}

TEST(BringingBack, whereTheStepsDoNotTellNothingIsClaimed)
{
    EXPECT_FALSE(wasDoneBeforeRollback(aRollback("COMPLETED").value())) << "no step brings back";
    EXPECT_FALSE(wasDoneBeforeRollback(aDeployment("A").status("ROLLED_BACK").value()));
    EXPECT_FALSE(wasDoneBeforeRollback(aDeployment("A")
                                           .status("ROLLED_BACK")
                                           .step("Roll back", "COMPLETED", "10:00", "10:01")
                                           .value()));
    EXPECT_FALSE(wasDoneBeforeRollback(aDeployment("A")
                                           .status("COMPLETED")
                                           .step("Build", "COMPLETED", "10:00", "10:05")
                                           .step("Roll back", "COMPLETED", "10:05", "10:06")
                                           .value()));
}

/// The record's end is that of the rollback, hours later.
TEST(BringingBack, theDeploymentItselfTookAsLongAsItsOwnSteps)
{
    const auto rolledBack = [](const char* lastOwnStep) {
        return aRollback(lastOwnStep)
            .step("回滚到V2.0.0", "COMPLETED", "12:00", "12:01")
            .end("12:01");
    };
    EXPECT_EQ(timeUntilDone(rolledBack("COMPLETED")), std::chrono::minutes(10));
    EXPECT_EQ(timeUntilDone(rolledBack("FAILED")), std::nullopt) << "it was never done";
    deployment::Deployment run = rolledBack("COMPLETED");
    run.progress.steps[0].end.reset();
    EXPECT_EQ(timeUntilDone(run), std::nullopt);
    run = rolledBack("COMPLETED");
    run.end.reset();
    EXPECT_EQ(timeUntilDone(run), std::nullopt);
}
