// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/rules/judged_reason.h"

#include "builder.h"

#include <gtest/gtest.h>

using diagnosis::Finding;
using diagnosis::JudgedReason;
using diagnosis::judgedReasonOf;
using diagnosis::LogLines;
using diagnosis::TelltaleLine;
using test_support::aDeployment;

namespace {

deployment::Deployment judgedRun(const char* status)
{
    deployment::Deployment run = aDeployment("a").status(status);
    run.log.append(run.start, "one");
    run.log.append(run.start, "two " + std::string(400, 'x'));
    return run;
}

const std::vector<Finding> secondLine{diagnosis::FailedStep{},
    LogLines{{TelltaleLine{1, 1, 1, {}, 0}, TelltaleLine{0, 1, 1, {}, 0}}}};

} // namespace

TEST(JudgedReason, isTheFirstLineThatWasFoundOfOneThatFailed)
{
    for (const char* status : {"FAILED", "ROLLED_BACK"}) {
        const auto run = judgedRun(status);
        const auto reason = judgedReasonOf(run, secondLine);
        ASSERT_TRUE(reason) << status;
        EXPECT_EQ(reason->entry, 1U);
        EXPECT_EQ(reason->line, "two " + std::string(296, 'x')) << "as long as in a digest";
    }
    EXPECT_EQ(judgedReasonOf(judgedRun("COMPLETED"), secondLine), std::nullopt);
    EXPECT_EQ(judgedReasonOf(judgedRun("RUNNING"), secondLine), std::nullopt);
    EXPECT_EQ(judgedReasonOf(judgedRun("FAILED"), {}), std::nullopt);
}

TEST(JudgedReason, isTakenOverByADigestOfTheSameStateAlone)
{
    const auto run = judgedRun("FAILED");
    const auto reason = judgedReasonOf(run, secondLine).value();
    auto digest = diagnosis::digestOf(run);
    reason.applyTo(digest);
    ASSERT_TRUE(digest.failure);
    EXPECT_EQ(digest.failure->line, reason.line);
    EXPECT_EQ(digest.failure->entry, 1U);
    auto later = run;
    later.end = run.start + std::chrono::hours(1);
    auto other = diagnosis::digestOf(later);
    const auto before = other;
    reason.applyTo(other);
    EXPECT_EQ(other, before);
}
