// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_changes.h"
#include "deploy/models/commands/command_preview.h"

#include "builder.h"

namespace {

using deployment::Deployment;
using models::CommandKind;
using models::CommandPlan;
using models::CommandPreview;
using models::PlanChange;
using test_support::aDeployment;

test_support::DeploymentBuilder aSwitch()
{
    return aDeployment("DEP-001")
        .running()
        .percentage(60)
        .currentStep("流量切换")
        .blue("registry/app:v2.1.0", 50)
        .green("registry/app:v2.0.0", 50);
}

CommandPlan planOf(CommandKind kind, const Deployment& deployment)
{
    CommandPlan plan;
    plan.kind = kind;
    plan.deployment = std::make_shared<Deployment>(deployment);
    return plan;
}

TEST(CommandPreview, rollingBackMovesTheTrafficToTheOldSide)
{
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, aSwitch()), "V2.0.0");
    EXPECT_EQ(preview.title, u"Roll back DEP-001");
    EXPECT_EQ(preview.sendText, u"Roll back to V2.0.0");
    EXPECT_EQ(preview.state, u"Running · 60% · 流量切换");
    EXPECT_EQ(preview.versionNow, u"V2.1.0");
    EXPECT_EQ(preview.versionAfter, u"V2.0.0");
    EXPECT_EQ(preview.imageNow, u"registry/app:v2.1.0 (blue)");
    EXPECT_EQ(preview.imageOther, u"registry/app:v2.0.0 (green)");
    EXPECT_EQ(preview.traffic, u"V2.1.0 goes from 50% to 0% of the traffic.");
    EXPECT_EQ(sideOf(preview.now, deployment::Side::Blue)->traffic, 50);
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Blue)->traffic, 0);
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Green)->traffic, 100);
    EXPECT_TRUE(preview.effect.contains(u"still deployed beside it"));
}

TEST(CommandPreview, theImagesOfACanaryHaveNoColors)
{
    const Deployment canary = aSwitch().strategy("CANARY");
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, canary), "V2.0.0");
    EXPECT_EQ(preview.imageNow, u"registry/app:v2.1.0");
    EXPECT_EQ(preview.imageOther, u"registry/app:v2.0.0");
}

TEST(CommandPreview, ofOneThatHasEndedNobodyKnowsWhetherTheOldSideIsThere)
{
    const Deployment ended = aDeployment("DEP-001")
                                 .version("V2.1.0")
                                 .percentage(100)
                                 .blue("registry/app:v2.1.0", 100)
                                 .green("registry/app:v2.0.0", 0)
                                 .value();
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, ended), "V2.0.0");
    EXPECT_EQ(preview.traffic, u"V2.1.0 goes from 100% to 0% of the traffic.");
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Green)->traffic, 100);
    EXPECT_TRUE(preview.effect.contains(u"may have to be started first"))
        << qPrintable(preview.effect);
}

TEST(CommandPreview, theNewSideIsToldByItsImageNotByItsColor)
{
    const Deployment swapped = aDeployment("DEP-001")
                                   .running()
                                   .blue("registry/app:v2.0.0", 70)
                                   .green("registry/app:v2.1.0", 30)
                                   .value();
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, swapped), "V2.0.0");
    EXPECT_EQ(preview.imageNow, u"registry/app:v2.1.0 (green)");
    EXPECT_EQ(preview.traffic, u"V2.1.0 goes from 30% to 0% of the traffic.");
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Blue)->traffic, 100);
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Green)->traffic, 0);
}

TEST(CommandPreview, aTargetThatIsNotDeployedHasToBeBroughtUp)
{
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, aSwitch()), "V1.9.0");
    EXPECT_TRUE(preview.effect.contains(u"V1.9.0 has to be deployed first"))
        << preview.effect.toStdString();
}

/// It serves nobody: nothing goes out of service with it.
TEST(CommandPreview, whatHasNoTrafficIsNotTakenOutOfService)
{
    const auto failed = aDeployment("A")
                            .version("V2.1.0")
                            .failed()
                            .blue("registry/app:v2.0.0", 100)
                            .green("registry/app:v2.1.0", 0)
                            .value();
    EXPECT_TRUE(
        previewOf(planOf(CommandKind::RollBack, failed), "V2.0.0")
            .effect.startsWith(u"V2.1.0, which has no traffic now, is replaced by V2.0.0."));
    EXPECT_EQ(previewOf(planOf(CommandKind::RollBack, failed), {}).effect,
        u"V2.1.0 has no traffic now. Choose the version that replaces it.");
    EXPECT_TRUE(previewOf(planOf(CommandKind::RollBack, aSwitch()), "V2.0.0")
                    .effect.startsWith(u"V2.1.0 is taken out of service and replaced by V2.0.0."));
}

/// What failed long ago can be rolled back; what serves by now is another version.
TEST(CommandPreview, whatFollowedIsSaidBeforeItIsReplaced)
{
    CommandPlan plan = planOf(CommandKind::RollBack,
        aDeployment("A")
            .version("V2.1.0")
            .environment("prod")
            .failed()
            .blue("registry/app:v2.0.0", 100)
            .green("registry/app:v2.1.0", 0)
            .value());
    plan.succession.newerVersion = "V2.1.4";
    EXPECT_EQ(previewOf(plan, {}).effect,
        u"A deployment of V2.1.4 followed in prod. Choose the version that replaces what is live "
        u"there now.");
    EXPECT_EQ(previewOf(plan, "V2.0.0").effect,
        u"A deployment of V2.1.4 followed in prod: what is live there now is replaced by V2.0.0, "
        u"which may have to be started first.");
    EXPECT_EQ(
        previewOf(plan, "V2.0.0").traffic, u"V2.1.0 had 0% of the traffic before V2.1.4 followed.")
        << "not that it is unchanged";
    EXPECT_EQ(previewOf(plan, "V2.0.0").after, plan.deployment->resources);
}

TEST(CommandPreview, noTargetNoPromise)
{
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, aSwitch()), {});
    EXPECT_EQ(preview.sendText, u"Roll back");
    EXPECT_EQ(preview.versionAfter, u"");
    EXPECT_TRUE(preview.effect.contains(u"Choose the version"));
    EXPECT_TRUE(preview.awaitsChoice);
    EXPECT_EQ(preview.traffic, u"V2.1.0 has 50% of the traffic.") << "nothing of afterwards";
    EXPECT_FALSE(previewOf(planOf(CommandKind::RollBack, aSwitch()), "V2.0.0").awaitsChoice);
    EXPECT_FALSE(previewOf(planOf(CommandKind::Pause, aSwitch()), {}).awaitsChoice);
}

TEST(CommandPreview, trafficThatStaysIsNotSaidToGo)
{
    const Deployment failed = aDeployment("DEP-3")
                                  .failed()
                                  .blue("registry/app:v2.1.0", 0)
                                  .green("registry/app:v2.0.0", 100);
    const CommandPreview back = previewOf(planOf(CommandKind::RollBack, failed), "V2.0.0");
    EXPECT_EQ(back.traffic, u"Traffic is unchanged: V2.1.0 has none.");
    EXPECT_EQ(back.now, back.after);
    const Deployment switched = aDeployment("DEP-4")
                                    .running()
                                    .blue("registry/app:v2.1.0", 100)
                                    .green("registry/app:v2.0.0", 0);
    const CommandPreview on = previewOf(planOf(CommandKind::Resume, switched), {});
    EXPECT_EQ(on.traffic, u"Traffic is unchanged: V2.1.0 has all of it.");
}

TEST(CommandPreview, aNewSideThatNobodyKnowsIsNotGuessed)
{
    const Deployment unknown = aDeployment("DEP-5")
                                   .running()
                                   .blue("registry/app:release-7", 60)
                                   .green("registry/app:release-6", 40);
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, unknown), "V2.0.0");
    EXPECT_EQ(preview.traffic, u"");
    EXPECT_EQ(preview.imageNow, u"");
    EXPECT_EQ(preview.imageOther, u"");
    EXPECT_EQ(preview.now, preview.after);
    EXPECT_FALSE(preview.effect.contains(u"side"));
}

TEST(CommandPreview, pausingMovesNothing)
{
    const CommandPreview preview = previewOf(planOf(CommandKind::Pause, aSwitch()), {});
    EXPECT_EQ(preview.traffic, u"Traffic is unchanged: V2.1.0 keeps 50%.");
    EXPECT_EQ(preview.now, preview.after);
    EXPECT_EQ(preview.sendText, u"Pause deployment");
}

TEST(CommandPreview, resumingGoesOnToTheEnd)
{
    const CommandPreview preview = previewOf(planOf(CommandKind::Resume, aSwitch()), {});
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Blue)->traffic, 100);
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Green)->traffic, 0);
    EXPECT_EQ(preview.sendText, u"Resume deployment");
}

/// Of a blue/green deployment of a cluster: there is one pause before its switch.
TEST(CommandPreview, promotingWithoutStepsSkipsNone)
{
    const CommandPreview preview = previewOf(planOf(CommandKind::Promote, aSwitch()), {});
    EXPECT_TRUE(preview.effect.contains(u"goes on from its pause until it is complete"));
    EXPECT_TRUE(preview.effect.contains(u"It has no steps: none is skipped."));
    EXPECT_EQ(preview.traffic, u"V2.1.0 goes from 50% to 100% of the traffic by the end.");
    EXPECT_EQ(preview.sendText, u"Promote");
    EXPECT_EQ(sideOf(preview.after, deployment::Side::Blue)->traffic, 100);
    const auto withSteps = previewOf(
        planOf(CommandKind::Promote, aSwitch().strategy("CANARY").step("20%", "RUNNING")), {});
    EXPECT_TRUE(withSteps.effect.contains(u"goes on to its next step"));
    EXPECT_EQ(withSteps.sendText, u"Promote one step");
    EXPECT_EQ(withSteps.now, withSteps.after);
}

TEST(CommandPreview, whatIsNotKnownIsNotInvented)
{
    const Deployment bare = aDeployment("DEP-2").running().value();
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, bare), "V2.0.0");
    EXPECT_EQ(preview.traffic, u"");
    EXPECT_EQ(preview.imageNow, u"");
    EXPECT_EQ(preview.after, deployment::Resources());
    EXPECT_FALSE(preview.effect.contains(u"other side"));
}

TEST(CommandPreview, foreignTextIsMadeSafe)
{
    const Deployment hostile =
        aDeployment("DEP\n<b>").running().version("V1\u202e").currentStep("a\tb").value();
    const CommandPreview preview = previewOf(planOf(CommandKind::RollBack, hostile), "V0\x1b[2J");
    for (const QString& text : {preview.title, preview.effect, preview.sendText, preview.versionNow,
             preview.versionAfter, preview.state})
        for (const QChar letter : text)
            EXPECT_TRUE(letter.isPrint()) << text.toStdString();
}

std::vector<PlanChange> changesTo(const Deployment& now)
{
    return changesBetween(
        planOf(CommandKind::RollBack, aSwitch()), planOf(CommandKind::RollBack, now), {});
}

TEST(CommandChanges, nothingChanged)
{
    EXPECT_TRUE(changesTo(aSwitch()).empty());
    EXPECT_FALSE(models::requiresReconfirmation({}));
}

TEST(CommandChanges, sayWhatWasAndWhatIs)
{
    const std::vector<PlanChange> expected{
        {QStringLiteral("Status"), QStringLiteral("Running"), QStringLiteral("Failed"), true},
        {QStringLiteral("Current step"), QStringLiteral("流量切换"), QStringLiteral("–"), true},
    };
    EXPECT_EQ(changesTo(aSwitch().failed().currentStep("")), expected);
}

TEST(CommandChanges, aPauseOfARolloutIsSaidInPlainWords)
{
    const auto changes = changesTo(aSwitch().currentStep("pause (CanaryPauseStep)"));
    ASSERT_EQ(changes.size(), 1U);
    EXPECT_EQ(changes[0].now, u"Pause, waits to be resumed");
}

TEST(CommandChanges, progressAloneDoesNotAskAgain)
{
    const auto changes = changesTo(aSwitch().percentage(61).blue("registry/app:v2.1.0", 51));
    EXPECT_EQ(changes.size(), 2U);
    EXPECT_FALSE(models::requiresReconfirmation(changes));
}

TEST(CommandChanges, aPauseAndAnotherImageAskAgain)
{
    Deployment paused = aSwitch();
    paused.paused = true;
    EXPECT_TRUE(models::requiresReconfirmation(changesTo(paused)));
    EXPECT_TRUE(
        models::requiresReconfirmation(changesTo(aSwitch().green("registry/app:v1.9.0", 50))));
}

TEST(CommandChanges, whatLooksAlikeIsToldApart)
{
    const auto changes = changesTo(aSwitch().version("V2.1.0\u200b"));
    ASSERT_EQ(changes.size(), 2U) << "and no image carries that version";
    EXPECT_NE(changes[0].before, changes[0].now);
}

TEST(CommandChanges, aDeploymentThatFollowsAsksAgain)
{
    const CommandPlan before = planOf(CommandKind::RollBack, aSwitch());
    CommandPlan now = before;
    now.succession.newerVersion = "V2.1.4";
    const std::vector<PlanChange> expected{
        {QStringLiteral("Newer deployment"), QStringLiteral("–"), QStringLiteral("V2.1.4"), true}};
    EXPECT_EQ(changesBetween(before, now, "V2.0.0"), expected);
    now.deployment = std::make_shared<Deployment>(aDeployment("DEP-001").value());
    for (const PlanChange& change : changesBetween(before, now, "V2.0.0"))
        EXPECT_NE(change.field, u"Newer deployment") << "it is not possible any more";
}

TEST(CommandChanges, theChosenTargetIsWatched)
{
    CommandPlan before = planOf(CommandKind::RollBack, aSwitch());
    before.targets = {{"V2.0.0", "DEP-000", {}, "ci", 1, {}, true, false},
        {"V1", "DEP-00", {}, "ci", 1, {}, {}, false}};
    CommandPlan now = before;
    now.targets[0].knownBad = test_support::at("11:00");
    const std::vector<PlanChange> expected{{QStringLiteral("Target V2.0.0"),
        QStringLiteral("not known to be bad"), QStringLiteral("known bad"), true}};
    EXPECT_EQ(changesBetween(before, now, "V2.0.0"), expected);
    EXPECT_TRUE(changesBetween(before, now, "V1").empty());
    now.targets.erase(now.targets.begin());
    EXPECT_EQ(changesBetween(before, now, "V2.0.0").at(0).now, u"not available");
}

} // namespace
