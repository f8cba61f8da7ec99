// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/detail/workload_model.h"
#include "deploy/models/detail/workload_texts.h"
#include "deploy/models/time_context.h"
#include "ts_translator.h"

#include <QAbstractItemModelTester>
#include <QCoreApplication>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QStringList>

#include <gtest/gtest.h>

#include <random>
#include <utility>

namespace {

using namespace std::chrono_literals;
using deployment::WorkloadNode;
using models::WorkloadModel;
using test_support::at;

WorkloadNode treeNode(
    std::int64_t depth, std::string kind, std::string name, std::string status = "Healthy")
{
    WorkloadNode node;
    node.depth = depth;
    node.kind = std::move(kind);
    node.name = std::move(name);
    node.status = std::move(status);
    return node;
}

class WorkloadModelTest : public testing::Test {
protected:
    /// "  Pod p Running": a line a row, indented.
    QStringList printed(const QModelIndex& parent = {}, int depth = 0) const
    {
        QStringList lines;
        for (int row = 0; row < m_model.rowCount(parent); ++row) {
            const QModelIndex name = m_model.index(row, WorkloadModel::NameColumn, parent);
            lines << QString(depth, QLatin1Char(' ')) + name.data().toString() + QLatin1Char(' ')
                    + name.siblingAtColumn(WorkloadModel::StatusColumn).data().toString();
            lines += printed(name, depth + 1);
        }
        return lines;
    }

    deployment::Timestamp m_now = at("10:00");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    WorkloadModel m_model{m_time};
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(WorkloadModelTest, depthsMakeTheTree)
{
    m_model.setNodes({treeNode(0, "Rollout", "shop", "Paused"),
        treeNode(1, "Revision", "revision:2"), treeNode(2, "ReplicaSet", "new"),
        treeNode(3, "Pod", "p", "Running"), treeNode(1, "Revision", "revision:1")});
    EXPECT_EQ(printed(),
        (QStringList{QStringLiteral("shop Paused"), QStringLiteral(" revision:2 Healthy"),
            QStringLiteral("  new Healthy"), QStringLiteral("   p Running"),
            QStringLiteral(" revision:1 Healthy")}));
    m_model.setNodes({treeNode(7, "Pod", "a"), treeNode(9, "Pod", "b"), treeNode(8, "Pod", "c"),
        treeNode(2, "Pod", "d")});
    EXPECT_EQ(printed(),
        (QStringList{QStringLiteral("a Healthy"), QStringLiteral(" b Healthy"),
            QStringLiteral(" c Healthy"), QStringLiteral("d Healthy")}))
        << "levels that are skipped";
    m_model.setNodes({});
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(WorkloadModelTest, whatStaysKeepsItsPlaceWhileOthersComeAndGo)
{
    m_model.setNodes({treeNode(0, "ReplicaSet", "r"), treeNode(1, "Pod", "a"),
        treeNode(1, "Pod", "b", "Pending"), treeNode(1, "Pod", "c")});
    const QPersistentModelIndex kept = m_model.index(1, 0, m_model.index(0, 0));
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.setNodes({treeNode(0, "ReplicaSet", "r"), treeNode(1, "Pod", "new"),
        treeNode(1, "Pod", "b", "Running"), treeNode(1, "Pod", "c")});
    ASSERT_TRUE(kept.isValid());
    EXPECT_EQ(kept.data().toString(), QStringLiteral("b"));
    EXPECT_EQ(kept.row(), 1);
    EXPECT_EQ(changed.count(), 1) << "only what is another one is told";
    EXPECT_EQ(m_model.node(kept).status, "Running");
}

TEST_F(WorkloadModelTest, becomesWhateverItIsGiven)
{
    std::mt19937 random(11);
    const auto upTo = [&random](int limit) {
        return std::uniform_int_distribution<int>(0, limit)(random);
    };
    for (int round = 0; round < 400; ++round) {
        std::vector<WorkloadNode> nodes;
        std::int64_t depth = 0;
        for (int i = upTo(20); i > 0; --i) {
            depth = std::max(0, static_cast<int>(depth) + upTo(3) - 2 + (nodes.empty() ? 0 : 1));
            nodes.push_back(treeNode(depth, upTo(3) == 0 ? "Pod" : "Job", std::to_string(upTo(5)),
                std::to_string(upTo(2))));
        }
        m_model.setNodes(nodes);
        const QStringList merged = printed();
        m_model.setNodes({});
        m_model.setNodes(nodes);
        ASSERT_EQ(merged, printed()) << round;
        if (round % 2 == 0)
            m_model.setNodes({nodes.rbegin(), nodes.rend()});
    }
}

TEST_F(WorkloadModelTest, agesGoOnAndSecondsAreAskedForWhileTheyShow)
{
    WorkloadNode pod = treeNode(0, "Pod", "p");
    pod.created = m_now - 90s;
    m_model.setNodes({pod});
    const QModelIndex age = m_model.index(0, WorkloadModel::AgeColumn);
    EXPECT_EQ(age.data().toString(), QStringLiteral("90s"));
    m_now += 5s;
    EXPECT_TRUE(m_model.updateAges());
    EXPECT_EQ(age.data().toString(), QStringLiteral("95s"));
    m_now += 24h;
    EXPECT_FALSE(m_model.updateAges());
    m_model.setNodes({treeNode(0, "Pod", "unknown")});
    EXPECT_EQ(m_model.index(0, WorkloadModel::AgeColumn).data().toString(), QString());
}

TEST_F(WorkloadModelTest, nothingAgesThatIsNotSeenAnyMore)
{
    WorkloadNode pod = treeNode(0, "Pod", "p");
    pod.created = m_now - 90s;
    m_model.setNodes({pod});
    m_time.setSeenUntil(m_now);
    m_now += 1h;
    m_time.tick();
    m_model.updateAges();
    EXPECT_EQ(m_model.index(0, WorkloadModel::AgeColumn).data().toString(), QStringLiteral("90s"));
}

TEST_F(WorkloadModelTest, whatIsWrongIsSaidInWordsAndTheClustersBesides)
{
    WorkloadNode pod = treeNode(0, "Pod", "p", "ImagePullBackOff");
    pod.reason = "manifest unknown";
    m_model.setNodes({pod});
    const QModelIndex reason = m_model.index(0, WorkloadModel::ReasonColumn);
    EXPECT_EQ(reason.data().toString(),
        QStringLiteral("The image can't be pulled; the cluster keeps trying. The registry has no "
                       "image of that tag. (manifest unknown)"));
    EXPECT_EQ(reason.data(WorkloadModel::ConditionRole).toInt(),
        static_cast<int>(deployment::Condition::Failing));
    EXPECT_EQ(m_model.index(0, 0).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("Pod p, ImagePullBackOff"));
    pod.status = "SomethingNew";
    pod.reason = "odd <b>";
    m_model.setNodes({pod});
    EXPECT_EQ(reason.data().toString(), QStringLiteral("odd <b>"));
}

TEST(WorkloadTexts, linesAreThoseOfTheClustersTool)
{
    deployment::Workload workload;
    workload.kind = "Rollout";
    workload.name = "canary-demo";
    workload.nameSpace = "demo-ns";
    workload.phase = "Degraded";
    workload.message = "ProgressDeadlineExceeded: x";
    workload.strategy = "Canary";
    workload.stepIndex = 0;
    workload.stepCount = 8;
    workload.setWeight = 20;
    workload.actualWeight = 0;
    workload.images = {{"demo:new", {"canary"}}, {"demo:green", {"stable"}}};
    workload.replicas = {5, 6, 1, 5, 5};
    const auto line = [](const char* title, const char* value) {
        return models::WorkloadField{QString::fromLatin1(title), QString::fromLatin1(value)};
    };
    EXPECT_EQ(models::workloadTitle(workload), QStringLiteral("Rollout canary-demo"));
    EXPECT_EQ(models::workloadFields(workload),
        (std::vector{line("Namespace", "demo-ns"), line("Phase", "Degraded"),
            line("Message", "ProgressDeadlineExceeded: x"), line("Strategy", "Canary"),
            line("Step", "0/8"), line("Set weight", "20"), line("Actual weight", "0"),
            line("Images", "demo:new (canary)\ndemo:green (stable)"),
            line("Replicas", "Desired 5, current 6, updated 1, ready 5, available 5")}));
    workload.replicas = {5, {}, {}, 0, {}};
    EXPECT_EQ(models::workloadFields(workload).back(),
        line(
            "Replicas", "Desired 5, current unknown, updated unknown, ready 0, available unknown"));
    workload.replicas = {};
    EXPECT_EQ(models::workloadFields(workload).back().title, QStringLiteral("Images"))
        << "what no record says has no line";
    workload.message = "CanaryPauseStep";
    EXPECT_EQ(models::workloadFields(workload)[2],
        line("Message", "Waits to be resumed (CanaryPauseStep)"));
    deployment::Workload invalid;
    invalid.name = "x";
    invalid.phase = "Degraded";
    EXPECT_EQ(models::workloadFields(invalid), (std::vector{line("Phase", "Degraded")}));
}

/// The records set the cluster's words in some of ours, in English.
TEST_F(WorkloadModelTest, whatRecordsSayAroundTheClustersWordsIsInTheUsersLanguage)
{
    using deployment::ReasonPart;
    const auto said = [](const WorkloadNode& pod) { return models::reasonText(pod); };
    const auto inChinese = [&](const WorkloadNode& pod) {
        test_support::TsTranslator chinese(QStringLiteral(
            PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
        QCoreApplication::installTranslator(&chinese);
        const QString text = said(pod);
        QCoreApplication::removeTranslator(&chinese);
        return text;
    };
    WorkloadNode pod = treeNode(3, "Pod", "p", "Odd");
    deployment::setReason(pod,
        {{.container = "app", .words = "Odd: msg 50% \\1"},
            {.isOfLastTime = true, .words = "Odd2", .signal = "9", .exitCode = "3"}});
    EXPECT_TRUE(said(pod).contains(QStringLiteral(
        "container app: Odd: msg 50% \\1; last terminated: Odd2, signal 9, exit code 3")));
    EXPECT_TRUE(inChinese(pod).contains(
        QStringLiteral("容器 app：Odd: msg 50% \\1; 上次终止：Odd2，信号 9，退出码 3")))
        << inChinese(pod).toStdString();
    for (const char* own : {"its own last terminated: words", "container app: late"}) {
        deployment::setReason(pod, {{.words = own}});
        EXPECT_EQ(inChinese(pod), QString::fromUtf8(own)) << "the cluster says so";
    }
}

TEST_F(WorkloadModelTest, whatIsCopiedIsWhatTheClusterSays)
{
    WorkloadNode pod = treeNode(0, "Pod", "p\xC2\xA0q", "Odd\xE2\x80\xAE");
    deployment::setReason(
        pod, {{.container = "app", .words = "OOMKilled:\tlast\xC2\xA0terminated: x"}});
    m_model.setNodes({pod});
    const auto copied = [this](int column) {
        return m_model.index(0, column).data(Qt::EditRole).toString().toStdString();
    };
    EXPECT_EQ(copied(WorkloadModel::NameColumn), pod.name);
    EXPECT_EQ(copied(WorkloadModel::StatusColumn), pod.status);
    EXPECT_EQ(copied(WorkloadModel::ReasonColumn), pod.reason);
}

TEST_F(WorkloadModelTest, whatIsJudgedIsInTheUsersLanguageAndWordsOfTheApiAreTheirs)
{
    WorkloadNode pod = treeNode(3, "Pod", "p", "Running");
    pod.created = at("09:10");
    const std::vector<WorkloadNode> tree{treeNode(0, "Rollout", "shop", "Degraded"),
        treeNode(1, "Revision", "revision:2", ""), treeNode(2, "ReplicaSet", "new", "ScaledDown"),
        pod, treeNode(2, "AnalysisRun", "run", "Successful")};
    m_model.setNodes(tree);
    EXPECT_EQ(printed(),
        (QStringList{QStringLiteral("shop Degraded"), QStringLiteral(" revision:2 "),
            QStringLiteral("  new ScaledDown"), QStringLiteral("   p Running"),
            QStringLiteral("  run Successful")}));
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    ASSERT_TRUE(QCoreApplication::installTranslator(&chinese));
    EXPECT_EQ(printed(),
        (QStringList{QStringLiteral("shop 异常"), QStringLiteral(" 修订版本 2 "),
            QStringLiteral("  new 已缩容"), QStringLiteral("   p Running"),
            QStringLiteral("  run Successful")}));
    const QModelIndex root = m_model.index(0, WorkloadModel::StatusColumn);
    EXPECT_EQ(root.data(Qt::EditRole).toString(), u"Degraded") << "what is copied is looked up";
    EXPECT_TRUE(root.data(Qt::ToolTipRole).toString().contains(u"Degraded"));
    EXPECT_EQ(models::ageInWords(50min), u"50分钟");
    EXPECT_EQ(models::ageInWords(192s), u"3分12秒");
    EXPECT_EQ(models::ageInWords(89min), u"89分钟");
    EXPECT_EQ(models::ageInWords(110min + 30s), u"1小时50分");
    EXPECT_EQ(models::ageInWords(120min), u"2小时");
    EXPECT_EQ(models::ageInWords(51h), u"2天3小时");
    EXPECT_EQ(models::sideStatusInWords("Healthy, 2/3 pods available"), u"健康，2/3 个 Pod 可用");
    EXPECT_EQ(models::sideStatusInWords("已就绪"), u"已就绪");
    QCoreApplication::removeTranslator(&chinese);
    EXPECT_EQ(models::ageInWords(50min), u"50m");
    EXPECT_EQ(models::ageInWords(192s), u"3m12s");
    EXPECT_EQ(models::ageInWords(110min), u"1h50m");
    EXPECT_EQ(models::ageInWords(3h + 20min), u"3h20m");
    EXPECT_EQ(
        models::sideStatusInWords("Healthy, 2/3 pods available"), u"Healthy, 2/3 pods available");
}

} // namespace
