// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/deployment_facts.h"

#include "builder.h"
#include "print_qt.h"
#include "zone_guard.h"

#include <gtest/gtest.h>

#include <algorithm>

using deployment::Zone;
using history::Column;
using models::DeploymentFact;
using test_support::aDeployment;
using test_support::at;

namespace {

const DeploymentFact* factOf(const std::vector<DeploymentFact>& facts, const char* title)
{
    const auto found = std::ranges::find(facts, QString::fromLatin1(title), &DeploymentFact::title);
    return found == facts.end() ? nullptr : &*found;
}

std::vector<DeploymentFact> factsAt(const deployment::Deployment& run, const char* now = "10:30")
{
    return models::deploymentFacts(run, at(now), Zone::Utc);
}

} // namespace

TEST(DeploymentFacts, saysWhatTheRecordHasAndADashWhereItHasNothing)
{
    const auto facts = factsAt(aDeployment("DEP-7").running().executor(""));
    EXPECT_EQ(factOf(facts, "Deployment ID")->value, QStringLiteral("DEP-7"));
    EXPECT_EQ(factOf(facts, "Elapsed")->value, QStringLiteral("30 min"));
    EXPECT_EQ(factOf(facts, "End time")->value, QStringLiteral("–"));
    EXPECT_EQ(factOf(facts, "Executor")->value, QStringLiteral("–"));
    EXPECT_EQ(factOf(facts, "Service"), nullptr);
    EXPECT_EQ(factOf(factsAt(aDeployment("A").service("shop")), "Service")->value,
        QStringLiteral("shop"));
}

TEST(DeploymentFacts, aTimeThatIsStillToComeIsSaidToBe)
{
    const auto facts = factsAt(aDeployment("A").start("12:00").end("12:10"), "10:00");
    EXPECT_EQ(factOf(facts, "Start time")->value, u"2025-02-15 12:00:00 (in the future)");
    EXPECT_EQ(factOf(facts, "End time")->value, u"2025-02-15 12:10:00 (in the future)");
    EXPECT_EQ(factOf(facts, "Start time")->copied, u"2025-02-15T12:00:00+00:00");
    const auto past = factsAt(aDeployment("A").start("12:00").end("12:10"), "12:10");
    EXPECT_EQ(factOf(past, "End time")->value, u"2025-02-15 12:10:00");
}

TEST(DeploymentFacts, whatIsCopiedOfATimeIsUnambiguous)
{
    const test_support::ZoneGuard shanghai("Asia/Shanghai");
    const auto facts =
        models::deploymentFacts(aDeployment("A").end("10:20"), at("11:00"), Zone::Local);
    EXPECT_EQ(factOf(facts, "End time")->value, QStringLiteral("2025-02-15 18:20:00"));
    EXPECT_EQ(factOf(facts, "End time")->copied, QStringLiteral("2025-02-15T18:20:00+08:00"));
    EXPECT_TRUE(factOf(facts, "End time")->isTime);
}

TEST(DeploymentFacts, aListIsNarrowedByTheWordOfTheRecord)
{
    const auto facts = factsAt(aDeployment("A").strategy("SHADOW").status("FROZEN"));
    EXPECT_EQ(factOf(facts, "Strategy")->column, Column::Strategy);
    EXPECT_EQ(factOf(facts, "Strategy")->word, "SHADOW");
    EXPECT_EQ(factOf(facts, "Current status")->word, "FROZEN");
    EXPECT_EQ(factOf(facts, "Environment")->word, "生产环境");
    EXPECT_EQ(factOf(facts, "Start time")->column, std::nullopt);
    EXPECT_EQ(factOf(factsAt(aDeployment("A").executor("")), "Executor")->column, std::nullopt)
        << "nothing to narrow by";
}

TEST(DeploymentFacts, aPausedOneIsAskedForByAWordOfItsOwn)
{
    deployment::Deployment run = aDeployment("A").running();
    run.paused = true;
    EXPECT_EQ(factOf(factsAt(run), "Current status")->word, "PAUSED");
    run.status = deployment::openStatus("COMPLETED");
    EXPECT_EQ(factOf(factsAt(run), "Current status")->word, "COMPLETED");
}
