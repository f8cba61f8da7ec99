// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence of a deployment's page, for every way in which a deployment can stand.
#include "builder.h"
#include "deploy/history/history.h"
#include "deploy/history/summary.h"
#include "deploy/models/commands/command_preview.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/detail/steps_model.h"
#include "deploy/models/time_context.h"
#include "project_paths.h"
#include "ts_translator.h"

#include <QCoreApplication>
#include <QStringList>

#include <gtest/gtest.h>

#include <vector>

namespace {

using deployment::Deployment;
using deployment::Zone;
using models::CommandKind;
using test_support::aDeployment;
using test_support::at;
using test_support::DeploymentBuilder;

/// Checked, at the switch of traffic, and a step to come.
DeploymentBuilder aRollout(std::string_view status, std::string_view atWork)
{
    return aDeployment("DEP-1")
        .status(status)
        .currentStep("Switch")
        .step("Check", "COMPLETED", "10:00", "10:05")
        .step("Switch", atWork, "10:05", atWork == "RUNNING" ? "" : "10:10")
        .step("Watch", "PENDING")
        .blue("app:v2.1.0", 0)
        .green("app:v2.0.0", 100);
}

DeploymentBuilder bare(std::string_view status)
{
    return aDeployment("DEP-2").status(status);
}

Deployment paused(Deployment deployment)
{
    deployment.paused = true;
    return deployment;
}

Deployment withoutTimes(Deployment deployment)
{
    for (deployment::Step& step : deployment.progress.steps)
        step.start = step.end = std::nullopt;
    return deployment;
}

struct Case {
    const char* name;
    Deployment deployment;
};

std::vector<Case> cases()
{
    return {
        {"pending", bare("PENDING").step("Check", "PENDING")},
        {"pending, from a moment to come", bare("PENDING").start("10:45")},
        {"running", aRollout("RUNNING", "RUNNING")},
        {"paused", paused(aRollout("RUNNING", "RUNNING"))},
        {"running, with an end", aRollout("RUNNING", "RUNNING").end("10:20")},
        {"succeeded", aRollout("COMPLETED", "COMPLETED").end("10:21")},
        {"succeeded, no end", bare("COMPLETED")},
        {"failed", aRollout("FAILED", "FAILED").end("10:11").log("10:09", "error: no disk")},
        {"failed, no step marked", aRollout("FAILED", "RUNNING").end("10:11")},
        {"failed, no times", withoutTimes(aRollout("FAILED", "FAILED"))},
        {"failed, no steps", bare("FAILED").end("10:11")},
        {"failed and rolled back",
            aRollout("ROLLED_BACK", "FAILED").end("10:20").log("10:09", "error: no disk")},
        {"rolled back, no reason", aRollout("ROLLED_BACK", "FAILED").end("10:20")},
        {"rolled back, no step marked", aRollout("ROLLED_BACK", "COMPLETED").end("10:20")},
        {"rolled back, no steps", bare("ROLLED_BACK")},
        {"rolled back by hand",
            aRollout("ROLLED_BACK", "FAILED")
                .end("10:20")
                .step("Roll back to V2.0.0", "COMPLETED", "10:10", "10:20")
                .log("10:10", "开始回滚到V2.0.0：手动回滚（ops）：太慢")},
        {"rolled back by hand, no steps",
            bare("ROLLED_BACK").end("10:20").log("10:10", "manual rollback")},
        {"rolled back by hand, when is not known",
            aRollout("ROLLED_BACK", "FAILED")
                .end("10:20")
                .log("10:01", "begun")
                .log("", "manual rollback")},
        {"a word that nobody knows", aRollout("SHADOWING", "RUNNING")},
        {"a word that nobody knows, with an end", aRollout("CANCELLED", "RUNNING").end("10:11")},
        {"no word", bare("")},
    };
}

QString trafficSentence(const Deployment& deployment, CommandKind kind)
{
    models::CommandPlan plan;
    plan.kind = kind;
    plan.deployment = std::make_shared<Deployment>(deployment);
    return previewOf(plan, "V2.0.0").traffic;
}

QString sentencesOf(const Deployment& deployment)
{
    const models::TimeContext time(
        [] { return at("10:30") + std::chrono::seconds(44); }, Zone::Utc);
    QStringList sentences{
        models::statusText(deployment), models::elapsedText(deployment, time.now())};
    if (const QString step = models::currentStepText(deployment); !step.isEmpty())
        sentences << step;
    models::StepsModel steps(time);
    steps.setDeployment(std::make_shared<const Deployment>(deployment));
    for (int row = 0; row < steps.rowCount(); ++row) {
        const auto cell = [&](int column) { return steps.index(row, column).data().toString(); };
        const QString step = cell(models::StepsModel::NameColumn) + QLatin1Char('=')
            + cell(models::StepsModel::StatusColumn) + QLatin1Char(' ')
            + cell(models::StepsModel::DurationColumn);
        sentences << step.trimmed();
    }
    if (const auto failure = models::failureText(deployment, Zone::Utc))
        sentences << failure->text;
    const QString rollback = trafficSentence(deployment, CommandKind::RollBack);
    if (!rollback.isEmpty())
        sentences << rollback;
    return sentences.join(QStringLiteral(" | "));
}

void expectSentences(const std::vector<const char*>& expected)
{
    const std::vector<Case> all = cases();
    ASSERT_EQ(expected.size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        EXPECT_EQ(sentencesOf(all[i].deployment).toStdString(), expected[i]) << all[i].name;
}

TEST(DetailTexts, aTitleHasNoGapWhereAWordIsBlank)
{
    const auto titleOf = [](const char* service, const char* version, const char* environment) {
        const deployment::Deployment run =
            aDeployment("DEP-1").service(service).version(version).environment(environment);
        history::History history;
        history.upsert(history::summaryOf(run));
        EXPECT_EQ(models::deploymentTitle(history, 0), models::deploymentTitle(run));
        return models::deploymentTitle(run);
    };
    EXPECT_EQ(titleOf("shop", "2", "prod"), u"shop 2 prod");
    EXPECT_EQ(titleOf("shop", "", "prod"), u"shop prod");
    EXPECT_EQ(titleOf("shop", " ", "prod"), u"shop prod");
    EXPECT_EQ(titleOf("", "", "prod"), u"prod");
    EXPECT_EQ(titleOf("", "2", ""), u"2");
    EXPECT_EQ(titleOf("", "", ""), u"DEP-1");
}

TEST(DetailTexts, ofWhatSomebodyEndedInAClusterSayNoFailure)
{
    const auto textOf = [](deployment::Deployment run) {
        run.workload.emplace();
        const auto failure = models::failureText(run, deployment::Zone::Utc);
        return failure && failure->isByHand ? failure->text : QString();
    };
    const auto aborted = [](const char* word) {
        return aDeployment("A")
            .failed()
            .step("setWeight: 20", "COMPLETED", "10:00", "10:01")
            .step("pause", word, "10:01")
            .currentStep("pause (failed: RolloutAborted: Rollout aborted update to revision 7)");
    };
    EXPECT_EQ(textOf(aborted("RUNNING").end("10:20")),
        u"Aborted at 2025-02-15 10:20:00 UTC, during step “pause”");
    EXPECT_EQ(textOf(aborted("RUNNING")), u"Aborted during step “pause”");
    EXPECT_EQ(textOf(aborted("UNKNOWN").end("10:20")), u"Aborted at 2025-02-15 10:20:00 UTC");
    EXPECT_EQ(textOf(aborted("UNKNOWN")), u"Aborted");
    EXPECT_EQ(textOf(aborted("FAILED")), QString());
    deployment::Deployment rolledBack = aborted("COMPLETED").status("ROLLED_BACK").currentStep("");
    EXPECT_EQ(textOf(rolledBack), u"Rolled back");
    EXPECT_EQ(models::statusText(rolledBack), u"Failed, rolled back");
    rolledBack.workload.emplace();
    EXPECT_EQ(models::statusText(rolledBack), u"Rolled back");
}

TEST(DetailTexts, sayInEnglishWhatTheRecordSays)
{
    expectSentences({
        "Pending | Waiting: 30 min 44 s | Check=Pending",
        "Pending | Waiting: –",
        "Running | Elapsed: 30 min 44 s | Current step: Switch | Check=Done 5 min | Switch=In "
        "progress 25 min 44 s | Watch=Pending | Traffic is unchanged: V2.1.0 has none.",
        "Paused | Elapsed: 30 min 44 s | Current step: Switch | Check=Done 5 min | Switch=Paused "
        "25 min 44 s | Watch=Pending | Traffic is unchanged: V2.1.0 has none.",
        "Running | Not known whether it has ended | Current step: Switch | Check=Done 5 min | "
        "Switch=In progress | Watch=Pending | Traffic is unchanged: V2.1.0 has none.",
        "Succeeded | Duration: 21 min | Last step: Switch | Check=Done 5 min | Switch=Done 5 min | "
        "Watch=Not run | Traffic is unchanged: V2.1.0 has none.",
        "Succeeded | Duration: –",
        "Failed | Duration: 11 min | Last step: Switch | Check=Done 5 min | Switch=Failed 5 min | "
        "Watch=Not run | Failed at step “Switch” (2025-02-15 10:10:00 UTC) | Traffic is unchanged: "
        "V2.1.0 has none.",
        "Failed | Duration: 11 min | Last step: Switch | Check=Done 5 min | Switch=Not finished | "
        "Watch=Not run | Failed; no step is marked as failed, the last active one was “Switch” "
        "(started 2025-02-15 10:05:00 UTC) | Traffic is unchanged: V2.1.0 has none.",
        "Failed | Duration: – | Last step: Switch | Check=Done | Switch=Failed | Watch=Not run | "
        "Failed at step “Switch” | Traffic is unchanged: V2.1.0 has none.",
        "Failed | Duration: 11 min | Failed; the record does not say at which step",
        "Failed, rolled back | Duration: 20 min | Last step: Switch | Check=Done 5 min | "
        "Switch=Failed 5 min | Watch=Not run | Failed at step “Switch” (2025-02-15 10:10:00 UTC), "
        "then rolled back | Traffic is unchanged: V2.1.0 has none.",
        "Failed, rolled back | Duration: 20 min | Last step: Switch | Check=Done 5 min | "
        "Switch=Failed 5 min | Watch=Not run | Rolled back; step “Switch” (2025-02-15 10:10:00 "
        "UTC) is marked as failed | Traffic is unchanged: V2.1.0 has none.",
        "Failed, rolled back | Duration: 20 min | Last step: Switch | Check=Done 5 min | "
        "Switch=Done 5 min | Watch=Not run | Rolled back; no step is marked as failed, the last "
        "active one was “Switch” (2025-02-15 10:10:00 UTC) | Traffic is unchanged: V2.1.0 has "
        "none.",
        "Failed, rolled back | Duration: – | Rolled back; the record does not say at which step",
        "Rolled back | Duration: 20 min | Last step: Switch | Check=Done 5 min | Switch=Failed 5 "
        "min | Watch=Not run | Roll back to V2.0.0=Done 10 min | Rolled back manually at "
        "2025-02-15 10:10:00 UTC, during step “Switch” | Traffic is unchanged: V2.1.0 has none.",
        "Rolled back | Duration: 20 min | Rolled back manually at 2025-02-15 10:10:00 UTC",
        "Rolled back | Duration: 20 min | Last step: Switch | Check=Done 5 min | Switch=Failed 5 "
        "min | Watch=Not run | Rolled back manually, during step “Switch” | Traffic is unchanged: "
        "V2.1.0 has none.",
        "SHADOWING | Elapsed: – | Current step: Switch | Check=Done 5 min | Switch=In progress 25 "
        "min 44 s | Watch=Pending | Traffic is unchanged: V2.1.0 has none.",
        "CANCELLED | Duration: 11 min | Last step: Switch | Check=Done 5 min | Switch=Not finished "
        "| Watch=Not run | Traffic is unchanged: V2.1.0 has none.",
        "– | Elapsed: –",
    });
}

TEST(DetailTexts, sayInChineseWhatTheRecordSays)
{
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    ASSERT_FALSE(chinese.isEmpty());
    QCoreApplication::installTranslator(&chinese);
    expectSentences({
        "等待中 | 已等待：30分44秒 | Check=未开始",
        "等待中 | 已等待：–",
        "进行中 | 已耗时：30分44秒 | 当前步骤：Switch | Check=完成 5分钟 | Switch=进行中 25分44秒 "
        "| Watch=未开始 | 流量不变：V2.1.0 没有流量。",
        "已暂停 | 已耗时：30分44秒 | 当前步骤：Switch | Check=完成 5分钟 | Switch=已暂停 25分44秒 "
        "| Watch=未开始 | 流量不变：V2.1.0 没有流量。",
        "进行中 | 是否已结束未知 | 当前步骤：Switch | Check=完成 5分钟 | Switch=进行中 | "
        "Watch=未开始 | 流量不变：V2.1.0 没有流量。",
        "成功 | 耗时：21分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=完成 5分钟 | "
        "Watch=未执行 | 流量不变：V2.1.0 没有流量。",
        "成功 | 耗时：–",
        "失败 | 耗时：11分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=失败 5分钟 | "
        "Watch=未执行 | 失败步骤：“Switch”（2025-02-15 10:10:00 UTC） | 流量不变：V2.1.0 "
        "没有流量。",
        "失败 | 耗时：11分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=未结束 | Watch=未执行 "
        "| 部署失败；没有步骤标记为失败，最后执行的步骤是“Switch”（开始于 2025-02-15 10:05:00 "
        "UTC） | 流量不变：V2.1.0 没有流量。",
        "失败 | 耗时：– | 最后步骤：Switch | Check=完成 | Switch=失败 | Watch=未执行 | "
        "失败步骤：“Switch” | 流量不变：V2.1.0 没有流量。",
        "失败 | 耗时：11分钟 | 部署失败；记录未说明失败的步骤",
        "失败 已回滚 | 耗时：20分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=失败 5分钟 | "
        "Watch=未执行 | 失败步骤：“Switch”（2025-02-15 10:10:00 UTC），之后已回滚 | "
        "流量不变：V2.1.0 没有流量。",
        "失败 已回滚 | 耗时：20分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=失败 5分钟 | "
        "Watch=未执行 | 已回滚；步骤“Switch”（2025-02-15 10:10:00 UTC）标记为失败 | "
        "流量不变：V2.1.0 没有流量。",
        "失败 已回滚 | 耗时：20分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=完成 5分钟 | "
        "Watch=未执行 | 已回滚；没有步骤标记为失败，最后执行的步骤是“Switch”（2025-02-15 10:10:00 "
        "UTC） | 流量不变：V2.1.0 没有流量。",
        "失败 已回滚 | 耗时：– | 已回滚；记录未说明相关步骤",
        "已回滚 | 耗时：20分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=失败 5分钟 | "
        "Watch=未执行 | Roll back to V2.0.0=完成 10分钟 | 已于 2025-02-15 10:10:00 UTC "
        "手动回滚，当时步骤为“Switch” | 流量不变：V2.1.0 没有流量。",
        "已回滚 | 耗时：20分钟 | 已于 2025-02-15 10:10:00 UTC 手动回滚",
        "已回滚 | 耗时：20分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=失败 5分钟 | "
        "Watch=未执行 | 已手动回滚，当时步骤为“Switch” | 流量不变：V2.1.0 没有流量。",
        "SHADOWING | 已耗时：– | 当前步骤：Switch | Check=完成 5分钟 | Switch=进行中 25分44秒 | "
        "Watch=未开始 | 流量不变：V2.1.0 没有流量。",
        "CANCELLED | 耗时：11分钟 | 最后步骤：Switch | Check=完成 5分钟 | Switch=未结束 | "
        "Watch=未执行 | 流量不变：V2.1.0 没有流量。",
        "– | 已耗时：–",
    });
    QCoreApplication::removeTranslator(&chinese);
}

} // namespace
