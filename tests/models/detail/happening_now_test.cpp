// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/happening_now.h"

#include "deploy/deployment/log/unknown_time.h"

#include "builder.h"
#include "print_qt.h"

#include <gtest/gtest.h>

using deployment::Zone;
using models::HappeningNow;
using models::TimeMark;
using test_support::aDeployment;
using test_support::at;

namespace {

test_support::DeploymentBuilder aRunOfThreeSteps()
{
    auto run = aDeployment("DEP-1");
    run.running()
        .currentStep("Switch")
        .step("Check", "COMPLETED", "10:00", "10:05")
        .step("Switch", "RUNNING", "10:05")
        .step("Watch", "PENDING");
    return run;
}

std::optional<HappeningNow> happeningOf(const deployment::Deployment& run,
    const std::vector<TimeMark>& marks = {}, const char* now = "10:30")
{
    return models::happeningNow(run, marks, at(now), Zone::Utc);
}

deployment::Deployment inACluster(const char* message, bool isPaused)
{
    deployment::Deployment run = aRunOfThreeSteps();
    run.paused = isPaused;
    run.workload = deployment::Workload();
    run.workload->message = message;
    return run;
}

} // namespace

TEST(HappeningNow, doesNotCountFromATimeThatIsStillToCome)
{
    deployment::Deployment run = aDeployment("A").running().start("12:00");
    EXPECT_EQ(happeningOf(run)->since, u"since 12:00:00, which is in the future");
    run.start = at("10:31");
    EXPECT_EQ(happeningOf(run)->since, u"") << "clocks differ";
    run.status = deployment::openStatus("PENDING");
    run.start = at("12:00");
    EXPECT_EQ(happeningOf(run)->since, u"") << "it is meant for then";
}

TEST(HappeningNow, namesTheStepAndTheNextOne)
{
    const auto happening = happeningOf(aRunOfThreeSteps());
    ASSERT_TRUE(happening);
    EXPECT_EQ(happening->head, QStringLiteral("Step 2 of 3: Switch"));
    EXPECT_EQ(happening->since, QStringLiteral("since 10:05:00, for 25 min"));
    EXPECT_EQ(happening->next, QStringLiteral("Next: Watch"));
    EXPECT_EQ(happening->waits, QString()) << "nothing is known of a wait";
    EXPECT_FALSE(happening->isWaitingForPerson);
}

TEST(HappeningNow, whatBeganAtAnUnknownTimeHasNotTakenThousandsOfYears)
{
    deployment::Deployment run = aDeployment("DEP-1").running();
    run.progress = {};
    run.start = deployment::unknownTime;
    EXPECT_EQ(happeningOf(run)->since, QString());
    run.paused = true;
    EXPECT_EQ(happeningOf(run)->since, QString());
}

TEST(HappeningNow, aStepOfAnotherDayHasItsDate)
{
    deployment::Deployment run = aRunOfThreeSteps();
    *run.progress.steps[1].start -= std::chrono::hours(48);
    EXPECT_TRUE(happeningOf(run)->since.startsWith(QStringLiteral("since 2025-02-13 10:05:00,")))
        << happeningOf(run)->since.toStdString();
}

TEST(HappeningNow, namesAnEndThatContradictsTheStatus)
{
    const auto happening = happeningOf(aRunOfThreeSteps().end("10:20"));
    ASSERT_TRUE(happening);
    EXPECT_EQ(happening->waits,
        QStringLiteral("By its end it was over at 10:20:00, by its status it is not: which of them "
                       "is right is not known."));
    EXPECT_EQ(happening->since, QString()) << "whether it lasts is not known";
    EXPECT_EQ(happening->next, QString());
    EXPECT_EQ(happeningOf(aRunOfThreeSteps().end("10:40"))->waits, QString()) << "it is to come";
    EXPECT_TRUE(happeningOf(aDeployment("B").status("PENDING").end("10:20"))
                    ->waits.startsWith(QStringLiteral("By its end")));
}

TEST(HappeningNow, aStepThatIsDoneIsNotUnderWay)
{
    auto run = aDeployment("DEP-1")
                   .running()
                   .currentStep("Watch")
                   .step("Switch", "COMPLETED", "10:00", "10:05")
                   .step("Watch", "COMPLETED", "10:05", "10:20");
    const auto last = happeningOf(run);
    EXPECT_EQ(last->head, QStringLiteral("After step 2 of 2: Watch"));
    EXPECT_EQ(last->since, QStringLiteral("since 10:20:00, for 10 min"));
    EXPECT_EQ(last->next, QStringLiteral("This was the last step."));
    deployment::Deployment between = run.step("Clean", "PENDING");
    EXPECT_EQ(happeningOf(between)->next, QStringLiteral("Next: Clean"));
    between.paused = true;
    EXPECT_EQ(happeningOf(between)->head, QStringLiteral("Paused after step 2 of 3: Watch"));
}

TEST(HappeningNow, isNothingOfWhatHasEnded)
{
    EXPECT_FALSE(happeningOf(aDeployment("A").end("10:20")));
    EXPECT_FALSE(happeningOf(aDeployment("A").failed()));
    EXPECT_FALSE(happeningOf(aDeployment("A").status("ROLLED_BACK")));
}

TEST(HappeningNow, aPausedOneWaitsForAPerson)
{
    deployment::Deployment run = aRunOfThreeSteps();
    run.paused = true;
    const TimeMark pause{TimeMark::Kind::Command, at("10:20"), QStringLiteral("Pause (ops)"),
        operations::CommandKind::Pause};
    const TimeMark traffic{TimeMark::Kind::Traffic, at("10:25"), QStringLiteral("Traffic to 50 %")};
    const auto happening = happeningOf(run, {pause, traffic});
    EXPECT_EQ(happening->head, QStringLiteral("Paused at step 2 of 3: Switch"));
    EXPECT_EQ(happening->since, QStringLiteral("pause requested at 10:20:00, 10 min ago"))
        << "not since its step began";
    EXPECT_EQ(happening->waits, QStringLiteral("Waits until somebody resumes it."));
    EXPECT_EQ(happening->command, QStringLiteral("10:20:00 Pause (ops)"));
    EXPECT_TRUE(happening->isWaitingForPerson);
}

TEST(HappeningNow, sinceWhenItIsPausedIsNotGuessed)
{
    deployment::Deployment run = aRunOfThreeSteps();
    run.paused = true;
    EXPECT_EQ(happeningOf(run)->since, QString());
    const TimeMark resumed{TimeMark::Kind::Command, at("10:20"), QStringLiteral("Resume (ops)"),
        operations::CommandKind::Resume};
    EXPECT_EQ(happeningOf(run, {resumed})->since, QString());
    EXPECT_EQ(happeningOf(inACluster("CanaryPauseStep", true))->since,
        QStringLiteral("since 10:05:00, for 25 min"))
        << "the step is the pause";
}

TEST(HappeningNow, sinceWhenItIsPausedIsToldByItsLog)
{
    deployment::Deployment run = aRunOfThreeSteps();
    run.paused = true;
    run.log = deployment::Deployment(aDeployment("L").log("10:20", "部署已暂停")).log;
    models::LogEvents logged;
    logged.commands.push_back({0, at("10:20"), operations::CommandKind::Pause});
    operations::JournalEntry asked;
    asked.command.kind = operations::CommandKind::Pause;
    asked.command.decidedAt = at("10:20") - std::chrono::seconds(3);
    asked.state = operations::CommandState::Done;
    for (const std::vector<operations::JournalEntry>& journal :
        {std::vector{asked}, std::vector<operations::JournalEntry>()})
        EXPECT_EQ(happeningOf(run, models::marksOf(run, logged, journal))->since,
            QStringLiteral("since 10:20:00, for 10 min"));
}

/// The journal is read with the newest first.
TEST(HappeningNow, ofManyCommandsTheLastOneCounts)
{
    deployment::Deployment run = aRunOfThreeSteps();
    run.paused = true;
    const auto given = [](const char* time, operations::CommandKind kind,
                           operations::CommandState state = operations::CommandState::Done) {
        operations::JournalEntry entry;
        entry.command.kind = kind;
        entry.command.decidedAt = at(time);
        entry.state = state;
        return entry;
    };
    using Kind = operations::CommandKind;
    std::vector<operations::JournalEntry> journal{
        given("10:20", Kind::Pause), given("10:12", Kind::Resume), given("10:10", Kind::Pause)};
    auto happening = happeningOf(run, models::marksOf(run, {}, journal));
    EXPECT_EQ(happening->command, QStringLiteral("10:20:00 Pause"));
    EXPECT_EQ(happening->since, QStringLiteral("pause requested at 10:20:00, 10 min ago"));
    journal.insert(
        journal.begin(), given("10:25", Kind::Resume, operations::CommandState::Refused));
    happening = happeningOf(run, models::marksOf(run, {}, journal));
    EXPECT_EQ(happening->command, QStringLiteral("10:25:00 Resume: Refused"));
    EXPECT_EQ(happening->since, QStringLiteral("pause requested at 10:20:00, 10 min ago"))
        << "what was refused changed nothing";
}

TEST(HappeningNow, whatAClusterWaitsForIsToldApart)
{
    EXPECT_TRUE(happeningOf(inACluster("CanaryPauseStep", true))
                    ->waits.startsWith(QStringLiteral("Waits for approval")));
    EXPECT_TRUE(happeningOf(inACluster("InconclusiveAnalysisRun", true))
                    ->waits.startsWith(QStringLiteral("Waits for a decision")));
    EXPECT_EQ(happeningOf(inACluster("more replicas need to be updated", false))->waits,
        QStringLiteral("The cluster says: more replicas need to be updated"));
    deployment::Deployment stepless = inACluster("more replicas need to be updated", false);
    stepless.progress.steps.clear();
    stepless.progress.currentStep = stepless.workload->message;
    EXPECT_EQ(
        happeningOf(stepless)->head, QStringLiteral("Running: more replicas need to be updated"));
    EXPECT_EQ(happeningOf(stepless)->waits, QString()) << "it is said once";
    deployment::Deployment analyzed = inACluster("", false);
    deployment::WorkloadNode node;
    node.kind = "AnalysisRun";
    node.name = "shop-2-1";
    node.status = "Running";
    analyzed.workload->tree.push_back(node);
    EXPECT_EQ(happeningOf(analyzed)->waits, QString()) << "it goes on beside that step";
    for (deployment::Step& step : analyzed.progress.steps) {
        if (step.status.known == deployment::StepStatus::Running)
            step.name = "analysis";
    }
    EXPECT_EQ(happeningOf(analyzed)->waits, QStringLiteral("Waits for the analysis shop-2-1."));
    deployment::WorkloadNode revision;
    revision.kind = "Revision";
    revision.name = "revision:1";
    analyzed.workload->revision = 2;
    analyzed.workload->tree.insert(analyzed.workload->tree.end() - 1, revision);
    EXPECT_EQ(happeningOf(analyzed)->waits, QString()) << "it is of another revision";
    analyzed.workload->revision = 1;
    EXPECT_EQ(happeningOf(analyzed)->waits, QStringLiteral("Waits for the analysis shop-2-1."));
    analyzed.progress.steps.clear();
    analyzed.workload->strategy = "BlueGreen";
    EXPECT_EQ(happeningOf(analyzed)->waits, QStringLiteral("Waits for the analysis shop-2-1."));
    analyzed.workload->strategy = "Canary";
    EXPECT_EQ(happeningOf(analyzed)->waits, QString());
}

TEST(HappeningNow, aPauseThatEndsByItselfCountsDown)
{
    deployment::Deployment run = inACluster("CanaryPauseStep", false);
    run.workload->continuesAt = at("10:34");
    EXPECT_EQ(happeningOf(run)->waits, QStringLiteral("Goes on by itself at 10:34:00, in 4 min"));
    EXPECT_EQ(happeningOf(run, {}, "10:40")->waits,
        QStringLiteral("Was to go on by itself at 10:34:00; nothing newer is known."));
}

TEST(HappeningNow, aPauseMayLastForDays)
{
    deployment::Deployment run = inACluster("CanaryPauseStep", false);
    run.workload->continuesAt = at("10:20") + std::chrono::hours(48);
    EXPECT_EQ(happeningOf(run)->waits,
        QStringLiteral("Goes on by itself at 2025-02-17 10:20:00, in 1 d 23 h"));
}

TEST(HappeningNow, theWordsOfAStepAreNoClaim)
{
    deployment::Deployment run = aRunOfThreeSteps();
    run.progress.currentStep = "Switch (CanaryPauseStep, continues at 10:34:00Z)";
    EXPECT_EQ(happeningOf(run)->waits, QString());
}

TEST(HappeningNow, whatIsNotKnownIsNotClaimed)
{
    const auto bare = happeningOf(aDeployment("A").running());
    EXPECT_EQ(bare->head, QStringLiteral("Running"));
    EXPECT_EQ(bare->next, QString());
    EXPECT_EQ(happeningOf(aDeployment("A").status("FROZEN"))->head, QStringLiteral("FROZEN"));
    const auto pending = happeningOf(aDeployment("A").status("PENDING").step("Check", "PENDING"));
    EXPECT_EQ(pending->head, QStringLiteral("Waits for its beginning"));
    EXPECT_EQ(pending->next, QStringLiteral("Next: Check"));
}

TEST(HappeningNow, whatMayHaveEndedIsNotCountedOn)
{
    const auto seen = happeningOf(aDeployment("A")
                                      .status("UNKNOWN")
                                      .step("Check", "COMPLETED")
                                      .step("Switch", "UNKNOWN")
                                      .step("Watch", "PENDING")
                                      .currentStep("Switch"));
    EXPECT_EQ(seen->head, QStringLiteral("Step 2 of 3: Switch"));
    EXPECT_EQ(seen->since, QString());
    EXPECT_EQ(seen->waits, QStringLiteral("Whether it still goes on is not known."));
    EXPECT_EQ(seen->next, QString());
    const auto bare = happeningOf(aDeployment("A").status("FROZEN"));
    EXPECT_EQ(bare->since, QString());
    EXPECT_EQ(bare->waits, QStringLiteral("Whether it still goes on is not known."));
    EXPECT_EQ(
        happeningOf(aDeployment("A").status("FROZEN").step("Check", "RUNNING"))->waits, QString())
        << "its step runs";
}

TEST(HappeningNow, theLastStepIsSaidToBeIt)
{
    deployment::Deployment run = aRunOfThreeSteps();
    run.progress.steps[1].status = deployment::openStepStatus("COMPLETED");
    run.progress.steps[2].status = deployment::openStepStatus("RUNNING");
    EXPECT_EQ(happeningOf(run)->next, QStringLiteral("This is the last step."));
    EXPECT_EQ(happeningOf(run)->since, QString()) << "its start is not known";
}
