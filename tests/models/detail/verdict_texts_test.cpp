// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/verdict_texts.h"

#include "builder.h"

#include <gtest/gtest.h>

using deployment::Deployment;
using deployment::Zone;
using models::Judgement;
using test_support::aDeployment;
using test_support::at;

namespace {

Judgement judgementOf(const Deployment& deployment, double judged = 1)
{
    return {std::make_shared<const Deployment>(deployment), {},
        models::ComparedRun{"DEP-0", "V2.0.5", "BLUE_GREEN", at("09:00")}, judged};
}

constexpr const char* inDoubt = "Whether it has ended is not known: by its status it goes on, by "
                                "its end it does not.";

} // namespace

TEST(VerdictTexts, nothingIsClaimedOfARecordThatContradictsItself)
{
    for (const char* status : {"RUNNING", "PENDING"}) {
        Deployment run = aDeployment("A").running().end("10:20");
        run.status = deployment::openStatus(status);
        for (const Judgement& judgement : {Judgement(), judgementOf(run)}) {
            EXPECT_EQ(models::verdictText(run, judgement, at("10:20")).toStdString(), inDoubt);
            EXPECT_NE(models::verdictText(run, judgement, at("10:19")).toStdString(), inDoubt)
                << "its end is still to come";
        }
    }
}

TEST(VerdictTexts, ofOneThatBeginsInTheFutureItIsNotKnownHowItGoes)
{
    Deployment run = aDeployment("A").running().start("12:00");
    const auto said = [&](const char* now) {
        return models::verdictText(run, judgementOf(run), at(now)).toStdString();
    };
    EXPECT_EQ(said("10:00"), "How it goes is not known: its start is in the future.");
    EXPECT_TRUE(models::isInDoubt(run, at("10:00")));
    EXPECT_EQ(said("11:55"), "Nothing unusual so far.") << "clocks differ";
    EXPECT_FALSE(models::isInDoubt(run, at("11:55")));
    run.status = deployment::openStatus("PENDING");
    EXPECT_EQ(said("10:00"), "Nothing unusual so far.") << "it is meant for then";
}

TEST(VerdictTexts, ofOneThatMayHaveEndedItIsNotKnownHowItGoes)
{
    const Deployment seen = aDeployment("A").status("UNKNOWN");
    EXPECT_EQ(models::verdictText(seen, judgementOf(seen), at("12:00")),
        QStringLiteral("How it goes is not known: whether it still goes on is not."));
    EXPECT_TRUE(models::isInDoubt(seen, at("12:00")));
    const Deployment ended = aDeployment("A").status("UNKNOWN").end("10:20");
    EXPECT_EQ(models::verdictText(ended, judgementOf(ended), at("12:00")),
        QStringLiteral("Nothing unusual was found."));
    const Deployment goesOn = aDeployment("A").status("SWITCHING").step("Switch", "RUNNING");
    EXPECT_EQ(models::verdictText(goesOn, judgementOf(goesOn), at("12:00")),
        QStringLiteral("Nothing unusual so far."));
}

TEST(VerdictTexts, nothingIsClaimedBeforeTheWholeOfItIsJudged)
{
    const deployment::Timestamp present = at("12:00");
    const Deployment ended = aDeployment("A");
    const QString looking = QStringLiteral("Comparing it with earlier runs…");
    EXPECT_EQ(models::verdictText(ended, {}, present), looking);
    EXPECT_EQ(models::verdictText(ended, judgementOf(ended, 0.999), present), looking);
    EXPECT_EQ(models::verdictText(ended, judgementOf(ended), present),
        QStringLiteral("Nothing unusual was found."));
    const auto deleted = aDeployment("A").status("DELETED").end("10:10");
    EXPECT_EQ(models::verdictText(deleted, judgementOf(deleted), present),
        QStringLiteral("Its workload was deleted before it was done: more is not known."));
    const Deployment running = aDeployment("A").running();
    EXPECT_EQ(models::verdictText(running, judgementOf(running), present),
        QStringLiteral("Nothing unusual so far."));
    Judgement alone = judgementOf(running);
    alone.comparedWith.reset();
    EXPECT_EQ(models::verdictText(running, alone, present),
        QStringLiteral("Nothing to compare it with: no good run before it is known."));
    EXPECT_EQ(models::verdictText(ended, judgementOf(running), present), looking)
        << "what was judged had not ended";
}

TEST(VerdictTexts, aCauseThatIsNotFoundIsSaidToBeUnknown)
{
    const Deployment failed = aDeployment("A").failed().log("10:00", "begin");
    EXPECT_EQ(models::noReasonText(failed, {}, true),
        QStringLiteral("Looking for the cause in the log…"));
    EXPECT_EQ(models::noReasonText(failed, judgementOf(failed), true),
        QStringLiteral("Why is not known: no line of the log stands out."));
    const Deployment silent = aDeployment("A").failed();
    EXPECT_EQ(models::noReasonText(silent, {}, true),
        QStringLiteral("Why is not known: there is no log that could tell."));
    EXPECT_EQ(models::noReasonText(silent, {}, false),
        QStringLiteral("Why is not known: the log could not be read."));
    EXPECT_EQ(models::noReasonText(failed, judgementOf(failed), false),
        QStringLiteral("Why is not known: the log could not be read to its end."));
    deployment::Deployment inCluster = silent;
    inCluster.progress.currentStep = "setWeight: 20 (failed: RolloutAborted: by hand)";
    EXPECT_EQ(models::noReasonText(inCluster, {}, true),
        QStringLiteral("The cluster says: RolloutAborted: by hand"));
}

TEST(VerdictTexts, saysWhatItRestsOn)
{
    const Deployment run = aDeployment("A");
    EXPECT_EQ(models::comparedText({}, Zone::Utc), QString());
    EXPECT_EQ(models::comparedText(judgementOf(run), Zone::Utc),
        QStringLiteral("Compared with the last good run of this strategy (Blue/green): V2.0.5, "
                       "2025-02-15 09:00"));
    EXPECT_EQ(models::progressText({}), QString());
    EXPECT_EQ(models::progressText(judgementOf(run, 0.409)),
        QStringLiteral("40% of the log has been read."));
    EXPECT_EQ(models::progressText(judgementOf(run)), QString());
    models::Judgement unknown = judgementOf(run);
    unknown.isStepJudged = false;
    EXPECT_EQ(models::progressText(unknown),
        QStringLiteral("How long this step usually takes is not known."));
    // It may have been late already.
    Deployment paused = aDeployment("A").running().step("Check", "RUNNING", "10:00");
    EXPECT_EQ(models::progressText(judgementOf(paused)), QString());
    paused.paused = true;
    EXPECT_EQ(models::progressText(judgementOf(paused)),
        QStringLiteral("While it is paused, no step is called late."));
}
