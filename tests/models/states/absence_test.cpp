// SPDX-License-Identifier: GPL-3.0-or-later
// What is said in the place of what is not there (yet).
#include "builder.h"

#include "deploy/models/states/loading_state.h"
#include "deploy/models/time_context.h"

#include <algorithm>
#include <limits>

#include <gtest/gtest.h>

namespace {

using models::Absence;
using models::WayOut;
using test_support::aDeployment;
using test_support::at;

models::DeploymentRecord recordOf(const deployment::Deployment& run)
{
    return {std::make_shared<const deployment::Deployment>(run), {}, at("10:30")};
}

QString titleOf(const std::optional<Absence>& absence)
{
    return absence ? absence->title : QString();
}

bool offers(const Absence& absence, WayOut way)
{
    return std::ranges::find(absence.waysOut, way) != absence.waysOut.end();
}

deployment::Deployment ofACluster(deployment::Deployment run)
{
    run.workload = deployment::Workload();
    return run;
}

} // namespace

TEST(Absence, ofMetricsSaysWhyThereAreNone)
{
    const auto title = [](const deployment::Deployment& run) {
        return titleOf(models::absenceOfMetrics(recordOf(run)));
    };
    EXPECT_EQ(title(aDeployment("A")), "This record has no metrics");
    EXPECT_EQ(title(aDeployment("A").running()), "No metrics yet");
    EXPECT_EQ(title(aDeployment("A").status("PENDING")), "No metrics yet");
    EXPECT_EQ(title(ofACluster(aDeployment("A"))), "No metrics");
    deployment::Deployment measured = aDeployment("A");
    measured.metrics["successRate"].push_back(
        {at("10:00"), std::numeric_limits<double>::quiet_NaN()});
    EXPECT_EQ(title(measured), QString()) << "that nothing passed is a measurement";
}

TEST(Absence, promisesNothingOfWhatMayHaveEnded)
{
    const auto record = recordOf(aDeployment("A").status("SEEN_RUNNING_ONCE"));
    for (const auto& absence :
        {models::absenceOfMetrics(record), models::absenceOfLog(record, false)}) {
        ASSERT_TRUE(absence);
        EXPECT_TRUE(absence->title.endsWith(QStringLiteral(" known")))
            << absence->title.toStdString();
        EXPECT_FALSE(absence->text.contains(QStringLiteral("appear")))
            << absence->text.toStdString();
    }
    const auto goesOn = recordOf(aDeployment("A").status("ODD").step("S", "RUNNING", "10:05"));
    EXPECT_EQ(titleOf(models::absenceOfMetrics(goesOn)), "No metrics yet") << "a step runs";
}

TEST(Absence, ofMetricsThatWereRefusedGivesTheReasonAndWaysOut)
{
    deployment::Deployment run = ofACluster(aDeployment("A"));
    run.metrics.named("successRate").notes.trouble = {{"The server said %1.", {"403"}}, {}};
    const auto absence = models::absenceOfMetrics(recordOf(run));
    ASSERT_TRUE(absence);
    EXPECT_EQ(absence->title, "The metrics could not be read");
    EXPECT_EQ(absence->text, "The server said 403.");
    EXPECT_TRUE(absence->isTrouble);
    EXPECT_TRUE(offers(*absence, WayOut::Retry));
    EXPECT_TRUE(offers(*absence, WayOut::EditConnection));
    EXPECT_TRUE(absence->details.contains("403"));
    run.metrics["cpu"].push_back({at("10:00"), 1});
    EXPECT_FALSE(models::absenceOfMetrics(recordOf(run))) << "another one was read";
}

TEST(Absence, anEmptyLogIsNoneThatCouldNotBeReadOrWasNotKept)
{
    auto record = recordOf(aDeployment("A"));
    EXPECT_EQ(titleOf(models::absenceOfLog(record, false)), "The log is empty");
    record.isComplete = false;
    EXPECT_EQ(
        titleOf(models::absenceOfLog(record, false)), QString::fromUtf8("The log is being read…"));
    record.isComplete = true;
    record.logError = deployment::Message{"The server returned status %1.", {"500"}};
    const auto unread = models::absenceOfLog(record, false);
    EXPECT_EQ(titleOf(unread), "The log could not be read");
    EXPECT_TRUE(unread->isTrouble);
    EXPECT_TRUE(offers(*unread, WayOut::Retry));
    EXPECT_EQ(titleOf(models::absenceOfLog(recordOf(aDeployment("A").running()), false)),
        "The log is empty so far");
    const auto cluster = recordOf(ofACluster(aDeployment("A")));
    EXPECT_EQ(titleOf(models::absenceOfLog(cluster, true)), "No events are left of it");
    const auto gone = recordOf(ofACluster(aDeployment("A").status("DELETED")));
    EXPECT_EQ(titleOf(models::absenceOfLog(gone, true)), "Its events are not read any more");
    EXPECT_TRUE(models::absenceOfLog(cluster, true)->text.contains("pods"));
    EXPECT_FALSE(models::absenceOfLog(cluster, false)->text.contains("pods"));
    EXPECT_FALSE(models::absenceOfLog(recordOf(aDeployment("A").log("10:00", "x")), false));
}

TEST(LoadingState, saysMoreTheLongerItTakes)
{
    deployment::Timestamp now = at("10:00");
    const models::TimeContext time([&now] { return now; }, deployment::Zone::Utc);
    models::Loading loading;
    loading.id = QStringLiteral("DEP-1");
    loading.place = QStringLiteral("https://deploy.example.com");
    loading.since = now;
    const auto told = [&] { return models::loadingState(loading, time); };
    EXPECT_FALSE(told()) << "what comes at once does not flicker";
    now += std::chrono::milliseconds(500);
    ASSERT_TRUE(told());
    EXPECT_EQ(told()->title, QString::fromUtf8("Reading DEP-1…"));
    EXPECT_TRUE(told()->text.contains("https://deploy.example.com"));
    EXPECT_EQ(told()->since, QString());
    EXPECT_TRUE(told()->waysOut.empty());
    now = loading.since + std::chrono::seconds(12);
    EXPECT_EQ(told()->since, "Since 10:00:00, for 12 s.");
    EXPECT_TRUE(offers(*told(), WayOut::Retry));
    EXPECT_TRUE(offers(*told(), WayOut::StopReading));
    EXPECT_TRUE(offers(*told(), WayOut::EditConnection));
    loading.origin = models::Origin::File;
    loading.isListRead = false;
    EXPECT_FALSE(offers(*told(), WayOut::EditConnection));
    EXPECT_TRUE(told()->text.contains("from its beginning"));
}
