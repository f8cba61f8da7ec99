// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/rules/finding.h"

#include "builder.h"

#include "deploy/diagnosis/diagnose.h"

#include <gtest/gtest.h>

namespace diagnosis {
namespace {

TEST(Finding, isNamedByItsRule)
{
    EXPECT_EQ(ruleOf(Finding{FailedStep{}}), "failed-step");
    EXPECT_EQ(ruleOf(Finding{LogLines{}}), "log-lines");
    EXPECT_EQ(ruleOf(Finding{FailingPods{}}), "failing-pods");
    EXPECT_EQ(ruleOf(Finding{UnreadyPods{}}), "unready-pods");
    EXPECT_EQ(ruleOf(Finding{MetricShift{}}), "metric-shift");
    EXPECT_EQ(ruleOf(Finding{LateStep{}}), "late-step");
}

std::vector<std::string> rulesFor(const deployment::Deployment& run)
{
    std::vector<std::string> rules;
    for (const Finding& finding : diagnose(run, Reference{{}, {}, test_support::at("10:20")}))
        rules.emplace_back(ruleOf(finding));
    return rules;
}

deployment::Deployment withAFailingPod(deployment::Deployment run)
{
    deployment::Workload& workload = run.workload.emplace();
    workload.revision = 2;
    workload.tree = {{1, "Revision", "revision:2", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-2", "Progressing", {}, {}, {}, {}},
        {3, "Pod", "shop-2-a", "CrashLoopBackOff", {}, {}, "ready:0/1", {}}};
    return run;
}

TEST(Finding, podsStandBehindTheLineThatSaysWhyARunFailed)
{
    EXPECT_EQ(rulesFor(withAFailingPod(test_support::aDeployment("X")
                                           .failed()
                                           .end("10:10")
                                           .step("Deploy", "FAILED", "10:00", "10:10")
                                           .log("10:05", "ERROR: no such table: orders"))),
        (std::vector<std::string>{"failed-step", "log-lines", "failing-pods"}));
    EXPECT_EQ(rulesFor(withAFailingPod(test_support::aDeployment("X").running())),
        std::vector<std::string>{"failing-pods"});
}

TEST(Finding, podsThatDoNotBecomeReadyAreNotNothingUnusual)
{
    auto run = withAFailingPod(test_support::aDeployment("X").running());
    run.workload->tree[2].status = "Running";
    run.workload->tree[2].unreadySince = test_support::at("10:12");
    EXPECT_EQ(rulesFor(run), std::vector<std::string>{"unready-pods"});
    run.workload->tree[2].unreadySince = test_support::at("10:19");
    EXPECT_EQ(rulesFor(run), std::vector<std::string>());
}

} // namespace
} // namespace diagnosis
