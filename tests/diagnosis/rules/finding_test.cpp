// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/rules/finding.h"

#include <gtest/gtest.h>

namespace diagnosis {
namespace {

TEST(Finding, isNamedByItsRule)
{
    EXPECT_EQ(ruleOf(Finding{FailedStep{}}), "failed-step");
    EXPECT_EQ(ruleOf(Finding{LogLines{}}), "log-lines");
    EXPECT_EQ(ruleOf(Finding{MetricShift{}}), "metric-shift");
    EXPECT_EQ(ruleOf(Finding{LateStep{}}), "late-step");
}

} // namespace
} // namespace diagnosis
