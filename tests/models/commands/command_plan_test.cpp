// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/commands/command_disabled_reason.h"
#include "deploy/models/commands/command_plan.h"

#include "plan_builder.h"

namespace {

using models::CommandDraft;
using models::CommandKind;
using models::CommandPlan;
using models::MissingInput;
using operations::SafetyLevel;
using test_support::aDeployment;
using Gaps = std::vector<MissingInput>;

CommandPlan planOf(CommandKind kind, SafetyLevel safety = SafetyLevel::Normal)
{
    deployment::Deployment subject = aDeployment("DEP-001").running();
    if (safety == SafetyLevel::Normal)
        subject.environment = "测试环境"; // nothing is typed there
    subject.paused = kind == CommandKind::Resume;
    return test_support::aPlan(kind, subject, safety);
}

Gaps missingInputs(const CommandPlan& plan, const CommandDraft& draft)
{
    return models::missingInputs(plan, draft, true);
}

TEST(CommandPlan, aReasonIsAlwaysWanted)
{
    const CommandPlan plan = planOf(CommandKind::Pause);
    EXPECT_EQ(missingInputs(plan, {}), Gaps{MissingInput::Reason});
    EXPECT_EQ(missingInputs(plan, {{}, QStringLiteral(" \t\n　"), {}}), Gaps{MissingInput::Reason});
    EXPECT_EQ(missingInputs(plan, {{}, QStringLiteral(" x "), {}}), Gaps{});
}

TEST(CommandPlan, aRollbackWantsATargetOfTheList)
{
    const CommandPlan plan = planOf(CommandKind::RollBack);
    const QString reason = QStringLiteral("errors");
    EXPECT_EQ(missingInputs(plan, {{}, reason, {}}), Gaps{MissingInput::Target});
    EXPECT_EQ(missingInputs(plan, {"V1.9.9", reason, {}}), Gaps{MissingInput::Target});
    EXPECT_EQ(missingInputs(plan, {"V2.0.0", reason, {}}), Gaps{});
}

TEST(CommandPlan, onProductionTheEnvironmentIsTyped)
{
    const CommandPlan plan = planOf(CommandKind::Resume, SafetyLevel::Production);
    const QString reason = QStringLiteral("checked");
    EXPECT_EQ(models::confirmationWanted(plan), u"生产环境");
    EXPECT_EQ(missingInputs(plan, {{}, reason, QStringLiteral("生产")}),
        Gaps{MissingInput::MatchingConfirmation});
    EXPECT_EQ(missingInputs(plan, {{}, reason, QStringLiteral(" 生产环境 ")}), Gaps{});
    EXPECT_EQ(models::confirmationWanted(planOf(CommandKind::Resume)), u"");
}

TEST(CommandPlan, productionIsToldByTheNameWhateverTheConnectionIsMarkedAs)
{
    CommandPlan plan = planOf(CommandKind::RollBack);
    const auto wantedIn = [&plan](const char* environment) {
        plan.deployment = std::make_shared<deployment::Deployment>(
            aDeployment("DEP-001").failed().environment(environment).value());
        EXPECT_EQ(models::reachesProduction(plan), !models::confirmationWanted(plan).isEmpty());
        return models::confirmationWanted(plan);
    };
    for (const char* name : {"生产", "华东生产环境", "prod", "EU-Production-2", "线上"})
        EXPECT_EQ(wantedIn(name), QString::fromUtf8(name));
    for (const char* name :
        {"测试环境", "预生产环境", "staging", "nonprod", "灾备环境", "华东", ""})
        EXPECT_EQ(wantedIn(name), u"") << name;
    plan.connection.safety = SafetyLevel::Production;
    EXPECT_EQ(wantedIn("测试环境"), u"测试环境") << "one that is marked stays so";
}

TEST(CommandPlan, aNameThatCantBeTypedIsTakenAsItIsShown)
{
    CommandPlan plan = planOf(CommandKind::Pause, SafetyLevel::Production);
    plan.deployment = std::make_shared<deployment::Deployment>(
        aDeployment("DEP-001").running().environment("prod\u202e\n").value());
    const QString shown = QStringLiteral("prod\\u{202E}\\n");
    EXPECT_EQ(missingInputs(plan, {{}, QStringLiteral("x"), shown}), Gaps{});
    const Gaps wrong = missingInputs(plan, {{}, QStringLiteral("x"), QStringLiteral("prod")});
    EXPECT_EQ(wrong, Gaps{MissingInput::MatchingConfirmation});
    EXPECT_TRUE(models::missingInputsText(wrong, plan).contains(u"does not match"));
    EXPECT_EQ(missingInputs(plan, {{}, QStringLiteral("x"), QStringLiteral(" ")}),
        Gaps{MissingInput::Confirmation});
}

TEST(CommandPlan, withoutAnEnvironmentTheDeploymentIsTyped)
{
    CommandPlan plan = planOf(CommandKind::Pause, SafetyLevel::Production);
    plan.deployment = std::make_shared<deployment::Deployment>(
        aDeployment("DEP-001").running().environment(" ").value());
    EXPECT_EQ(models::confirmationWanted(plan), u"DEP-001");
}

TEST(CommandPlan, gapsAreSaidInOneLine)
{
    CommandPlan plan = planOf(CommandKind::RollBack, SafetyLevel::Production);
    const Gaps gaps = models::missingInputs(plan, {}, false);
    EXPECT_EQ(models::missingInputsText(gaps, plan),
        u"Still missing: your confirmation that you have seen the changes, the version to roll "
        u"back to, a reason, and the typed confirmation.");
    EXPECT_EQ(models::missingInputsText({}, plan), u"");
    plan.targets.clear();
    EXPECT_TRUE(models::missingInputsText(models::missingInputs(plan, {}, true), plan)
                    .contains(u"nothing to roll"));
    plan.disabledReason = QStringLiteral("It has ended.");
    EXPECT_EQ(
        models::missingInputsText(models::missingInputs(plan, {}, true), plan), u"It has ended.");
    EXPECT_EQ(models::missingInputs(plan, {}, true).front(), MissingInput::NotPossible);
}

TEST(CommandPlan, reasonsAreOneLineOfAtMostAThousandCharacters)
{
    EXPECT_EQ(
        models::normalizedReason(QStringLiteral("  too many\r\n errors ")), u"too many errors");
    EXPECT_EQ(models::normalizedReason(QString(1100, QLatin1Char('x'))).size(), 1000);
    const QString cutPair = QString(999, QLatin1Char('x')) + QStringLiteral("\U0001F525\U0001F525");
    EXPECT_EQ(models::normalizedReason(cutPair).size(), 999) << "half a pair is no text";
}

TEST(CommandPlan, theStateOfTheDeploymentIsAnObstacleOfItsOwn)
{
    CommandPlan plan = planOf(CommandKind::Pause);
    EXPECT_EQ(models::disabledReasonOf(plan), u"");
    plan.deployment = std::make_shared<deployment::Deployment>(
        aDeployment("DEP-001").failed().environment("测试环境").value());
    EXPECT_TRUE(models::disabledReasonOf(plan).contains(u"has failed"));
    EXPECT_EQ(missingInputs(plan, {{}, QStringLiteral("x"), {}}), Gaps{MissingInput::NotPossible});
    plan.disabledReason = QStringLiteral("Read only.");
    EXPECT_EQ(models::disabledReasonOf(plan), u"Read only.");
}

TEST(CommandObstacle, whatTookItsPlaceIsNamed)
{
    const auto words = [](const models::Succession& succession) {
        return models::disabledReasonFor(CommandKind::RollBack,
            models::situationOf(
                aDeployment("DEP-001").environment("生产环境").value(), succession));
    };
    EXPECT_EQ(words({true, {}}), u"");
    EXPECT_EQ(words({false, "V2.1.3"}), u"生产环境 already has the newer V2.1.3.");
    EXPECT_EQ(words({false, {}}), u"A newer version may have been deployed to 生产环境.");
    history::History history;
    for (const deployment::Deployment& each :
        {aDeployment("A").version("V1").start("01:00").value(),
            aDeployment("B").version("V2").start("02:00").value(),
            aDeployment("C").version("V3").start("03:00").status("ROLLED_BACK").value()})
        history.upsert(history::summaryOf(each));
    EXPECT_EQ(models::successionOf(history, "A", test_support::at("23:00")),
        (models::Succession{false, "V2"}));
    EXPECT_EQ(models::successionOf(history, "B", test_support::at("23:00")),
        (models::Succession{true, {}}));
    EXPECT_EQ(
        models::successionOf(history, "nobody", test_support::at("23:00")), models::Succession{});
}

TEST(CommandObstacle, eachStateTakesWhatTheContractSays)
{
    using deployment::Status;
    const auto takes = [](CommandKind kind, Status status, bool paused) {
        return models::disabledReasonFor(kind, {{status, paused, false}, "HELD", {}, {}}).isEmpty();
    };
    for (const Status status : {Status::Pending, Status::Running, Status::Completed, Status::Failed,
             Status::RolledBack, Status::Unknown}) {
        const bool isRunning = status == Status::Running;
        for (const bool paused : {false, true}) {
            EXPECT_EQ(takes(CommandKind::Pause, status, paused), isRunning && !paused);
            EXPECT_EQ(takes(CommandKind::Resume, status, paused), isRunning && paused);
            EXPECT_EQ(takes(CommandKind::RollBack, status, paused),
                isRunning || status == Status::Failed);
        }
    }
    EXPECT_TRUE(models::disabledReasonFor(CommandKind::RollBack,
        {{Status::Completed, false, true}, "COMPLETED", "生产环境",
            {}}).isEmpty());
    EXPECT_TRUE(models::disabledReasonFor(CommandKind::Pause,
        {{Status::Unknown, false, false}, "HELD", {},
            {}}).contains(u"HELD"));
}

} // namespace
