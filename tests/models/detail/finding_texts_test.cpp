// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence at the top of a deployment's page.
#include "deploy/models/detail/finding_texts.h"

#include "builder.h"
#include "project_paths.h"
#include "ts_translator.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

using deployment::Deployment;
using deployment::Zone;
using diagnosis::Finding;
using models::CurveEvidence;
using models::Evidence;
using models::FindingsText;
using models::LogEvidence;
using models::StepEvidence;
using test_support::aDeployment;
using test_support::at;
using test_support::DeploymentBuilder;
using namespace std::chrono_literals;

namespace {

DeploymentBuilder aBrokenRun()
{
    return aDeployment("DEP-1")
        .failed()
        .end("10:10")
        .step("Build", "COMPLETED", "10:00", "10:05")
        .step("Switch", "FAILED", "10:05", "10:07")
        .step("Watch", "COMPLETED", "10:08", "10:09")
        .log("10:00", "begin")
        .log("10:06", "pull access denied for app:v2.1.0\nTraceback:\n  line 7")
        .log("10:06", "error: exit code 1")
        .log("10:09", "clean up");
}

Finding linesAt(std::vector<std::size_t> entries)
{
    diagnosis::LogLines lines;
    for (const std::size_t entry : entries)
        lines.lines.push_back({entry, 1, 1, {"error"}});
    return lines;
}

FindingsText findingsOf(const Deployment& deployment, std::vector<Finding> findings = {},
    const models::LiveNow& live = {}, double judged = 1)
{
    const models::Judgement judgement{std::make_shared<const Deployment>(deployment),
        std::move(findings), models::ComparedRun{"DEP-0", "V2.0.5", "BLUE_GREEN", at("09:00")},
        judged};
    return models::findingsText(deployment, judgement, live, Zone::Utc);
}

QString affected(const Deployment& deployment, const models::LiveNow& live = {})
{
    return models::affectedText(deployment, live);
}

QStringList otherSentences(const FindingsText& text)
{
    QStringList sentences;
    for (const models::FindingText& each : text.others)
        sentences << each.sentence;
    return sentences;
}

class Chinese final {
public:
    Chinese() { QCoreApplication::installTranslator(&m_texts); }
    ~Chinese() { QCoreApplication::removeTranslator(&m_texts); }
    Chinese(const Chinese&) = delete;
    Chinese& operator=(const Chinese&) = delete;
    Chinese(Chinese&&) = delete;
    Chinese& operator=(Chinese&&) = delete;

private:
    test_support::TsTranslator m_texts{
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts")};
};

} // namespace

TEST(FindingTexts, whereNothingIsWrongNothingIsSaid)
{
    EXPECT_EQ(findingsOf(aDeployment("A")), FindingsText());
    EXPECT_EQ(findingsOf(aDeployment("A").running(), {}, {}, 0.5), FindingsText());
    EXPECT_EQ(models::findingsText(aDeployment("A"), {}, {}, Zone::Utc), FindingsText());
}

TEST(FindingTexts, aFailureIsSaidBeforeItIsJudged)
{
    const FindingsText text = models::findingsText(aBrokenRun(), {}, {}, Zone::Utc);
    EXPECT_EQ(text.kind, FindingsText::Kind::Failed);
    EXPECT_EQ(text.head.sentence, "Failed at step “Switch” (2025-02-15 10:07:00 UTC)");
    EXPECT_TRUE(std::holds_alternative<LogEvidence>(text.head.evidence));
    EXPECT_FALSE(text.reason);
    EXPECT_EQ(text.compared, QString());
}

TEST(FindingTexts, theLineToReadFirstIsTheReasonAndNothingIsSaidTwice)
{
    const FindingsText text =
        findingsOf(aBrokenRun(), {diagnosis::FailedStep{1, at("10:07"), {}}, linesAt({1, 2})});
    EXPECT_EQ(text.head.evidence, Evidence(StepEvidence{1}));
    ASSERT_TRUE(text.reason);
    EXPECT_EQ(text.reason->quote, "pull access denied for app:v2.1.0") << "its first line";
    EXPECT_EQ(text.reason->sentence, "From the log, 10:06:00");
    EXPECT_EQ(text.reason->evidence, Evidence(LogEvidence{1, 0, 1}));
    ASSERT_EQ(text.others.size(), 1U);
    EXPECT_EQ(text.others.front().quote, "error: exit code 1");
    EXPECT_EQ(text.compared,
        "Compared with the last good run of this strategy (Blue/green): V2.0.5, 2025-02-15 09:00");
    EXPECT_EQ(models::copiedText(text, "V2.1.0 Production"),
        "V2.1.0 Production\n"
        "Failed at step “Switch” (2025-02-15 10:07:00 UTC)\n"
        "From the log, 10:06:00: pull access denied for app:v2.1.0\n"
        "From the log, 10:06:00: error: exit code 1\n"
        "Compared with the last good run of this strategy (Blue/green): V2.0.5, 2025-02-15 "
        "09:00\n");
}

TEST(FindingTexts, aLineIsSaidToBeNewOnlyIfItIs)
{
    diagnosis::LogLines lines;
    lines.lines.push_back({1, 3, 12, {"error", "new"}, 2});
    const FindingsText text = findingsOf(aBrokenRun(), {lines});
    ASSERT_TRUE(text.reason);
    EXPECT_EQ(
        text.reason->sentence, "From the log, 10:06:00, not in the good runs before, 12 time(s)");
    EXPECT_EQ(text.reason->evidence, Evidence(LogEvidence{1, 2, 3}));
}

TEST(FindingTexts, ofManyLinesTheFirstFewAreShown)
{
    EXPECT_EQ(findingsOf(aBrokenRun(), {linesAt({0, 1, 2, 3, 1, 2})}).others.size(), 3U);
    EXPECT_EQ(findingsOf(aDeployment("A").log("10:00", "x").log("10:01", "y").log("10:02", "z"),
                  {linesAt({2, 0, 1, 0})})
                  .others.size(),
        3U);
}

TEST(FindingTexts, whatCameAfterTheFailureAnyway)
{
    const auto failedAt = [](std::vector<std::size_t> after) {
        return Finding(diagnosis::FailedStep{1, at("10:07"), std::move(after)});
    };
    FindingsText text = findingsOf(aBrokenRun(), {failedAt({2})});
    EXPECT_EQ(otherSentences(text), QStringList("Step “Watch” ran after that all the same."));
    EXPECT_EQ(text.others.front().evidence, Evidence(StepEvidence{2}));
    text = findingsOf(aBrokenRun(), {failedAt({2, 0})});
    EXPECT_EQ(
        otherSentences(text), QStringList("Step “Watch” and 1 more ran after that all the same."));
}

TEST(FindingTexts, theRollbackItselfIsNoNews)
{
    const auto rolledBack = [](std::vector<std::size_t> after) {
        return findingsOf(aBrokenRun().status("ROLLED_BACK"),
            {diagnosis::FailedStep{1, at("10:07"), std::move(after)}});
    };
    EXPECT_TRUE(rolledBack({2}).others.empty());
    EXPECT_EQ(rolledBack({2, 0}).others.size(), 1U);
}

TEST(FindingTexts, aStepThatFailedInADeploymentThatSucceeded)
{
    const Deployment run =
        aDeployment("A").step("Check <b>", "FAILED", "10:00", "10:01").step("Go", "COMPLETED");
    const FindingsText text = findingsOf(run, {diagnosis::FailedStep{0, at("10:01"), {}}});
    EXPECT_EQ(text.kind, FindingsText::Kind::Unusual);
    EXPECT_EQ(text.head.sentence, "Not as usual");
    EXPECT_EQ(otherSentences(text), QStringList("Step “Check <b>” failed."));
    EXPECT_EQ(text.live, QString()) << "it did not fail";
}

TEST(FindingTexts, aCurveThatLeftWhatIsNormal)
{
    Deployment run = aDeployment("A").step("Switch", "COMPLETED", "10:05", "10:10");
    for (int minute = 0; minute <= 40; ++minute)
        run.metrics["successRate"].push_back({run.start + std::chrono::minutes(minute), 99});
    run.log.append(at("10:19"), "traffic to 50%");
    diagnosis::MetricShift shift{"successRate", at("10:20"), 99.95, 95.2, std::nullopt};
    FindingsText text = findingsOf(run, {shift});
    EXPECT_EQ(otherSentences(text),
        QStringList("Request success rate fell from 99.95% to 95.20% at 10:20:00."));
    EXPECT_EQ(text.others.front().evidence,
        Evidence(CurveEvidence{"successRate", {at("10:10"), at("10:30")}}));
    shift.follows = {diagnosis::Precursor::Kind::StepStarted, 0, at("10:05")};
    EXPECT_EQ(otherSentences(findingsOf(run, {shift})),
        QStringList("Request success rate fell from 99.95% to 95.20% at 10:20:00, after step "
                    "“Switch” had begun at 10:05:00."));
    shift = {"responseTime", at("10:20"), 80, 410.4,
        diagnosis::Precursor{diagnosis::Precursor::Kind::TrafficChanged, 0, at("10:19")}};
    EXPECT_EQ(otherSentences(findingsOf(run, {shift})),
        QStringList("Average response time rose from 80 ms to 410 ms at 10:20:00, after the "
                    "traffic had changed at 10:19:00 (traffic to 50%)."));
    shift = {"queue.depth", at("10:20"), 1.5, 3, std::nullopt};
    EXPECT_EQ(otherSentences(findingsOf(run, {shift})),
        QStringList("queue.depth rose from 1.50 to 3 at 10:20:00."));
}

TEST(FindingTexts, aStepThatIsLate)
{
    const Deployment run = aDeployment("A").running().step("Switch", "RUNNING", "10:05");
    const FindingsText text = findingsOf(run, {diagnosis::LateStep{0, 12min, {4min, 7min, 23}}});
    EXPECT_EQ(text.kind, FindingsText::Kind::Unusual);
    EXPECT_EQ(otherSentences(text),
        QStringList(
            "Step “Switch” is late: it has run since 10:05:00. Usually 4 min; 95% of the 23 "
            "known run(s) took up to 7 min."));
}

deployment::WorkloadNode aNode(const char* kind, const char* name, const char* status)
{
    deployment::WorkloadNode node;
    node.kind = kind;
    node.name = name;
    node.status = status;
    return node;
}

Deployment withNodes(Deployment run, std::vector<deployment::WorkloadNode> tree)
{
    run.workload.emplace().tree = std::move(tree);
    return run;
}

TEST(FindingTexts, podsThatAreNotReady)
{
    auto pulled = aNode("Pod", "shop-2-a", "ImagePullBackOff");
    pulled.reason = "Back-off pulling image \"shop:2\"";
    Deployment run = withNodes(aDeployment("A").running(),
        {aNode("ReplicaSet", "shop-2", "Progressing"), pulled,
            aNode("Pod", "shop-2-b", "ImagePullBackOff"), aNode("Pod", "shop-2-c", "Odd")});
    FindingsText text = findingsOf(run, {diagnosis::FailingPods{{1, 2, 3}, 4}});
    EXPECT_EQ(text.kind, FindingsText::Kind::Unusual);
    ASSERT_EQ(text.others.size(), 1U);
    EXPECT_EQ(text.others[0].sentence,
        "3 of 4 pod(s) of this version are not ready: ImagePullBackOff, Odd. The image can't be "
        "pulled; the cluster keeps trying.");
    EXPECT_EQ(text.others[0].evidence, Evidence(models::PodEvidence{"shop-2-a"}));
    text = findingsOf(run, {diagnosis::FailingPods{{3}, 4}});
    EXPECT_EQ(
        otherSentences(text), QStringList("1 of 4 pod(s) of this version are not ready: Odd."));
    run.workload->tree[3].reason = "the node says no";
    EXPECT_EQ(otherSentences(findingsOf(run, {diagnosis::FailingPods{{3}, 4}})),
        QStringList("1 of 4 pod(s) of this version are not ready: Odd. the node says no"));
}

TEST(FindingTexts, aPodThatRunsWithoutBeingReady)
{
    auto pod = aNode("Pod", "shop-2-a", "Running");
    pod.reason = "Readiness probe failed: 503";
    const Deployment run = withNodes(aDeployment("A").running(), {pod});
    EXPECT_EQ(otherSentences(findingsOf(run, {diagnosis::FailingPods{{0}, 1}})),
        QStringList("1 of 1 pod(s) of this version are not ready. The readiness probe fails: the "
                    "container runs, but gets no traffic."));
}

TEST(FindingTexts, podsThatDoNotBecomeReadyAreToldAsWhatIsSeen)
{
    auto pod = aNode("Pod", "shop-2-a", "Running");
    pod.reason = "Readiness probe failed: 503";
    const Deployment run = withNodes(aDeployment("A").running(), {pod, pod, pod});
    diagnosis::UnreadyPods pods{{0, 1, 2}, 3, at("10:02"), 8min + 20s, {}};
    FindingsText text = findingsOf(run, {pods});
    EXPECT_EQ(text.kind, FindingsText::Kind::Unusual);
    EXPECT_EQ(text.head.sentence, "Pods are not ready yet") << "it may always take that long";
    EXPECT_EQ(otherSentences(text),
        QStringList(
            "3 of 3 pod(s) of this version have not been ready since 10:02:00, for 8 min or "
            "longer. The readiness probe fails: the container runs, but gets no traffic."));
    EXPECT_EQ(text.others.front().evidence, Evidence(models::PodEvidence{"shop-2-a"}));
    pods.usual = 20'400ms;
    text = findingsOf(run, {pods});
    EXPECT_EQ(text.head.sentence, "Not as usual");
    EXPECT_TRUE(text.others.front().sentence.contains(
        "for 8 min or longer. Those of other versions were ready within 21 s. The readiness"));
    pods.usual.reset();
    EXPECT_EQ(findingsOf(run, {linesAt({}), pods}).head.sentence, "Not as usual");
}

TEST(FindingTexts, aReplicaSetThatGetsNoPods)
{
    auto set = aNode("ReplicaSet", "shop-2", "ReplicaFailure");
    set.reason = "pods \"shop-2-\" is forbidden: exceeded quota";
    const Deployment run = withNodes(aDeployment("A").running(), {set});
    const FindingsText text = findingsOf(run, {diagnosis::FailingPods{{0}, 0}});
    EXPECT_EQ(otherSentences(text),
        QStringList("ReplicaSet shop-2: Pods can't be created. The quota of the namespace is used "
                    "up."));
    EXPECT_EQ(text.others.front().evidence, Evidence(models::PodEvidence{"shop-2"}));
}

TEST(FindingTexts, whatPodsFailOfIsTheReasonWhereNoLineOfTheLogIs)
{
    auto pod = aNode("Pod", "shop-2-a", "CrashLoopBackOff");
    pod.reason = "back-off 5m0s; last terminated: Error, exit code 1";
    const Deployment run = withNodes(aBrokenRun(), {pod});
    const diagnosis::FailingPods pods{{0}, 1};
    FindingsText text = findingsOf(run, {pods});
    ASSERT_TRUE(text.reason);
    EXPECT_EQ(text.reason->quote, "back-off 5m0s; last terminated: Error, exit code 1");
    EXPECT_TRUE(text.reason->sentence.startsWith("1 of 1 pod(s) of this version are not ready"));
    EXPECT_EQ(text.reason->evidence, Evidence(models::PodEvidence{"shop-2-a"}));
    EXPECT_TRUE(text.others.empty());

    text = findingsOf(run, {linesAt({1}), pods});
    EXPECT_EQ(text.reason->evidence, Evidence(LogEvidence{1}));
    EXPECT_EQ(text.others.size(), 1U);
    text = findingsOf(run, {pods}, {}, 0.5);
    EXPECT_FALSE(text.reason) << "a line of the log may still turn up";
    EXPECT_EQ(text.others.size(), 1U);
}

TEST(FindingTexts, whileALongLogIsReadItSaysHowFar)
{
    const FindingsText text = findingsOf(aBrokenRun(), {linesAt({1})}, {}, 0.409);
    EXPECT_EQ(text.progress, "40% of the log has been read.");
    EXPECT_EQ(findingsOf(aBrokenRun(), {linesAt({1})}).progress, QString());
}

TEST(FindingTexts, furtherLinesOfTheLogComeLast)
{
    const FindingsText text = findingsOf(aBrokenRun(),
        {linesAt({1, 2}), diagnosis::MetricShift{"m", at("10:06"), 1, 2, std::nullopt}});
    ASSERT_EQ(text.others.size(), 2U);
    EXPECT_EQ(text.others.front().sentence, "m rose from 1 to 2 at 10:06:00.");
    EXPECT_EQ(text.others.back().quote, "error: exit code 1");
}

TEST(FindingTexts, aRollbackByHandHasNoReasonOfItsOwn)
{
    const FindingsText text = findingsOf(aDeployment("A")
                                             .status("ROLLED_BACK")
                                             .step("Watch", "FAILED", "10:00", "10:05")
                                             .log("10:04", "error: 5xx")
                                             .log("10:05", "manual rollback (ops): errors"),
        {linesAt({0})});
    EXPECT_EQ(text.kind, FindingsText::Kind::RolledBackByHand);
    EXPECT_EQ(text.head.evidence, Evidence(LogEvidence{1, 0, 1}));
    EXPECT_FALSE(text.reason);
    EXPECT_EQ(text.others.size(), 1U);
}

TEST(FindingTexts, whoIsAffectedIsSaidWhereItIsKnown)
{
    const auto run = [] { return aDeployment("A").failed(); };
    EXPECT_EQ(affected(run().blue("app:v2.1.0", 0).green("app:v2.0.5", 100)),
        "Live is still V2.0.5, with 100% of the traffic.");
    EXPECT_EQ(affected(run().blue("app:v2.1.0", 40).green("app:v2.0.5", 60)),
        "V2.1.0 gets 40% of the traffic, V2.0.5 gets 60%.");
    EXPECT_EQ(affected(run().blue("app:v2.1.0", 40)), "V2.1.0 gets 40% of the traffic.");
    EXPECT_EQ(affected(run(), {"V2.0.5", false}),
        "The last good version is V2.0.5; where the traffic goes is not known.");
    EXPECT_EQ(affected(run()), QString()) << "nothing is known";
    EXPECT_EQ(affected(run().blue("app:v2.1.0", 40).green("app:v2.0.5", 60), {"V2.2.0", true}),
        "Live is V2.2.0 by now, which was deployed later.");
    for (const bool isLater : {false, true})
        EXPECT_EQ(affected(run().blue("app:v2.1.0", 0).green("app:v2.0.5", 100),
                      {"V2.0.5", isLater, true}),
            "V2.0.5 is scaled to 0 by now: nothing serves.");
    EXPECT_EQ(affected(run().blue("app:v2.1.0", 0).green("app:v2.0.5", 97)),
        "Live is still V2.0.5, with 97% of the traffic.");
    const auto back = [] {
        return aDeployment("A")
            .status("ROLLED_BACK")
            .blue("app:v2.1.0", 0)
            .green("app:v2.0.5", 100);
    };
    EXPECT_EQ(affected(back()), "Live is V2.0.5, with 100% of the traffic.")
        << "whether it was all the time is not known";
    EXPECT_EQ(affected(back()
                           .step("Build", "COMPLETED", "10:00", "10:05")
                           .step("Roll back", "COMPLETED", "12:00", "12:01")),
        "Live is V2.0.5 again, with 100% of the traffic.");
}

TEST(FindingTexts, inChinese)
{
    const Chinese language;
    const FindingsText text = findingsOf(
        aBrokenRun().blue("app:v2.1.0", 0).green("app:v2.0.5", 100),
        {diagnosis::FailedStep{1, at("10:07"), {2}}, linesAt({1}),
            diagnosis::MetricShift{"successRate", at("10:06"), 99.95, 95.2,
                diagnosis::Precursor{diagnosis::Precursor::Kind::StepStarted, 1, at("10:05")}}});
    ASSERT_TRUE(text.reason);
    EXPECT_EQ(text.reason->sentence, "日志 10:06:00");
    EXPECT_EQ(text.live, "线上仍是 V2.0.5，承接 100% 的流量。");
    EXPECT_EQ(otherSentences(text),
        QStringList({"之后步骤“Watch”仍被执行。",
            "10:06:00，请求成功率从 99.95% 降至 95.20%；此前步骤“Switch”于 10:05:00 开始。"}));
    EXPECT_EQ(
        text.compared, "与同一策略（蓝绿部署）上一次成功的部署对比：V2.0.5，2025-02-15 09:00");
}
