// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the output of a test that fails (tests/support/print_*.h).
#include "journal_builder.h"
#include "print_operations.h"

#include <gtest/gtest.h>

using test_support::aDeployment;
using test_support::aJournalEntry;
using test_support::at;
using testing::PrintToString;

TEST(Printing, showsValuesAsTheUserWouldSayThem)
{
    EXPECT_EQ(PrintToString(at("10:05")), "2025-02-15T10:05:00+00:00");
    EXPECT_EQ(PrintToString(std::optional(at("10:05"))), "(2025-02-15T10:05:00+00:00)");
    const deployment::Problem problem{deployment::Severity::Error, {"Expected %1.", {"a number"}},
        2, 3, 4, "/progress/percentage", "DEP-1"};
    EXPECT_EQ(PrintToString(problem),
        "error \"Expected a number.\" (record 2, 3:4, /progress/percentage, of DEP-1)");
    const deployment::Error error{deployment::ErrorCode::Timeout, {"Too late.", {}}, "errno 110"};
    EXPECT_EQ(PrintToString(error), "Timeout \"Too late.\" (errno 110)");
    EXPECT_EQ(PrintToString(deployment::Expected<int>(tl::unexpected(error))),
        "error: Timeout \"Too late.\" (errno 110)");
    EXPECT_EQ(PrintToString(deployment::Expected<int>(7)), "7");
    EXPECT_EQ(PrintToString(deployment::Status::RolledBack), "ROLLED_BACK");
    EXPECT_EQ(PrintToString(deployment::Status::Unknown), "unknown status");
}

TEST(Printing, showsDeploymentsAndCommandsInALine)
{
    const deployment::Deployment deployment =
        aDeployment("DEP-1").running().percentage(60).currentStep("Check");
    EXPECT_EQ(PrintToString(deployment),
        "DEP-1 V2.1.0 生产环境 RUNNING, from 2025-02-15T10:00:00+00:00 to (nullopt), (60) % at "
        "\"Check\", steps {}, 0 log entries");
    auto entry = aJournalEntry("7", operations::CommandState::Refused, "10:00");
    entry.command.kind = operations::CommandKind::RollBack;
    entry.command.targetVersion = "V2.0.0";
    entry.command.reason = "errors";
    entry.outcome = "A freeze.";
    EXPECT_EQ(PrintToString(entry),
        "rollback DEP-7 to V2.0.0 \"errors\" (7, decided 2025-02-15T10:00:00+00:00 on Shanghai): "
        "refused \"A freeze.\", sent (nullopt), ended (nullopt)");
}
