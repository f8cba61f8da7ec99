// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_policy.h"

#include "builder.h"

#include <gtest/gtest.h>

namespace operations {
namespace {

using deployment::Status;
using test_support::aDeployment;

bool takes(CommandKind kind, const CommandSubject& subject)
{
    return obstacleTo(kind, subject) == Obstacle::None;
}

TEST(CommandPolicy, EachStateTakesWhatTheContractSays)
{
    for (const Status status : {Status::Pending, Status::Running, Status::Completed, Status::Failed,
             Status::RolledBack, Status::Unknown}) {
        const bool isRunning = status == Status::Running;
        for (const bool paused : {false, true}) {
            for (const bool isNewest : {false, true}) {
                const CommandSubject subject{status, paused, isNewest};
                EXPECT_EQ(takes(CommandKind::Pause, subject), isRunning && !paused);
                EXPECT_EQ(takes(CommandKind::Resume, subject), isRunning && paused);
                EXPECT_EQ(takes(CommandKind::RollBack, subject),
                    isRunning || status == Status::Failed
                        || (status == Status::Completed && isNewest));
            }
        }
    }
}

TEST(CommandPolicy, TheObstacleSaysWhatStandsInTheWay)
{
    EXPECT_EQ(obstacleTo(CommandKind::Pause, {Status::Pending}), Obstacle::NotStarted);
    EXPECT_EQ(obstacleTo(CommandKind::Pause, {Status::Running, true}), Obstacle::AlreadyPaused);
    EXPECT_EQ(obstacleTo(CommandKind::Resume, {Status::Running, false}), Obstacle::NotPaused);
    EXPECT_EQ(obstacleTo(CommandKind::Pause, {Status::Failed}), Obstacle::Failed);
    EXPECT_EQ(obstacleTo(CommandKind::Pause, {Status::Completed}), Obstacle::Succeeded);
    EXPECT_EQ(obstacleTo(CommandKind::RollBack, {Status::Completed}), Obstacle::Superseded);
    EXPECT_EQ(obstacleTo(CommandKind::RollBack, {Status::RolledBack}), Obstacle::RolledBack);
    EXPECT_EQ(obstacleTo(CommandKind::RollBack, {Status::Unknown}), Obstacle::UnknownStatus);
}

TEST(CommandPolicy, WhatElseWasDeployedBearsOnlyOnASuccess)
{
    EXPECT_TRUE(dependsOnSuccession(CommandKind::RollBack, Status::Completed));
    EXPECT_FALSE(dependsOnSuccession(CommandKind::RollBack, Status::Failed));
    EXPECT_FALSE(dependsOnSuccession(CommandKind::Pause, Status::Completed));
}

TEST(CommandPolicy, TheSubjectIsTheDeploymentAsItStands)
{
    deployment::Deployment one = aDeployment("A").running();
    one.paused = true;
    EXPECT_EQ(obstacleTo(CommandKind::Pause, subjectOf(one)), Obstacle::AlreadyPaused);
    EXPECT_TRUE(takes(CommandKind::Resume, subjectOf(one)));
}

} // namespace
} // namespace operations
