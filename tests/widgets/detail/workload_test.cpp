// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_sample.h"

#include "deploy/models/detail/workload_model.h"
#include "deploy/models/log/pod_logs.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/detail/detail_places.h"
#include "deploy/widgets/log/log_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

namespace {

using deployment::WorkloadNode;
using detail_test::recordOf;
using detail_test::runningDeployment;
using models::PodLogs;
using test_support::at;
using widgets::DetailPage;

deployment::Deployment withWorkload()
{
    deployment::Deployment made = runningDeployment();
    deployment::Workload& workload = made.workload.emplace();
    workload.kind = "Rollout";
    workload.name = "shop";
    workload.phase = "Degraded";
    workload.message = "timed out <b>";
    workload.strategy = "Canary";
    workload.revision = 2;
    workload.notes = {"Managed by <i>Argo CD</i>"};
    workload.tree = {{0, "Rollout", "shop", "Degraded", {}, {}, {}, {}},
        {1, "Revision", "revision:2", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-2", "Progressing", at("10:00"), {"canary"}, {}, {}},
        {3, "Pod", "shop-2-a", "ImagePullBackOff", at("10:01"), {}, "ready:0/1", {}},
        {1, "Revision", "revision:1", {}, {}, {}, {}, {}},
        {2, "ReplicaSet", "shop-1", "Healthy", at("09:00"), {"stable"}, {}, {}},
        {3, "Pod", "shop-1-a", "Running", at("09:00"), {}, "ready:1/1", {}}};
    return made;
}

class WorkloadPageTest : public testing::Test {
protected:
    void SetUp() override
    {
        m_page.resize(1300, 760);
        m_page.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_page));
    }

    bool isSeen(const QString& text) const
    {
        for (const QLabel* label : m_page.findChildren<QLabel*>()) {
            if (label->text() == text && !label->isHidden())
                return true;
        }
        return false;
    }
    QTreeView* tree(const char* name) const
    {
        auto* found = m_page.findChild<QWidget*>(QString::fromLatin1(name));
        return found != nullptr ? found->findChild<QTreeView*>() : nullptr;
    }
    static QModelIndex find(const QTreeView& view, const QString& name)
    {
        const auto found = view.model()->match(view.model()->index(0, 0), Qt::DisplayRole, name, 1,
            Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }
    template <typename Widget> Widget* control(const char* name) const
    {
        auto* found = m_page.findChild<Widget*>(QString::fromLatin1(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    /// As the user does.
    void choose(QComboBox& box, const QString& text) const
    {
        const int row = box.findText(text, Qt::MatchContains);
        ASSERT_GE(row, 0) << text.toStdString();
        box.setCurrentIndex(row);
        Q_EMIT box.activated(row);
    }

    deployment::Timestamp m_now = at("10:30");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    DetailPage m_page{m_time};
};

TEST_F(WorkloadPageTest, aRecordWithoutOneShowsNothingOfIt)
{
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_FALSE(isSeen(QStringLiteral("What it is made of")));
    EXPECT_TRUE(control<QWidget>("workload")->isHidden());
    EXPECT_TRUE(control<QWidget>("workloadTree")->isHidden());
    EXPECT_TRUE(control<QWidget>("logChooser")->isHidden());
}

TEST_F(WorkloadPageTest, itsLinesAndItsTreeAreShownAndGoWithIt)
{
    m_page.setRecord(recordOf(withWorkload()));
    EXPECT_TRUE(isSeen(QStringLiteral("Rollout shop")));
    EXPECT_TRUE(isSeen(QStringLiteral("timed out <b>")));
    EXPECT_TRUE(isSeen(QStringLiteral("Managed by <i>Argo CD</i>")));
    QTreeView* view = tree("workloadTree");
    ASSERT_NE(view, nullptr);
    const QModelIndex pod = find(*view, QStringLiteral("shop-2-a"));
    ASSERT_TRUE(pod.isValid());
    EXPECT_TRUE(view->isExpanded(pod.parent()));
    EXPECT_EQ(pod.siblingAtColumn(models::WorkloadModel::AgeColumn).data().toString(),
        QStringLiteral("29m"));
    QTest::mouseClick(control<QPushButton>("copyInformation"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(QStringLiteral("Phase: Degraded")));
    EXPECT_TRUE(copied.contains(QStringLiteral("Managed by")));
    m_page.setRecord(recordOf(runningDeployment()));
    EXPECT_FALSE(isSeen(QStringLiteral("Rollout shop")));
}

TEST_F(WorkloadPageTest, newerStatesKeepWhatIsSelectedAndFolded)
{
    m_page.setRecord(recordOf(withWorkload()));
    QTreeView* view = tree("workloadTree");
    ASSERT_NE(view, nullptr);
    const QModelIndex old = find(*view, QStringLiteral("revision:1"));
    view->collapse(old);
    view->setCurrentIndex(find(*view, QStringLiteral("shop-2-a")));
    deployment::Deployment newer = withWorkload();
    newer.workload->tree[3].status = "Running";
    newer.workload->tree.insert(newer.workload->tree.begin() + 4,
        {3, "Pod", "shop-2-b", "Pending", at("10:29"), {}, {}, {}});
    m_page.setRecord(recordOf(newer));
    EXPECT_EQ(view->currentIndex().data().toString(), QStringLiteral("shop-2-a"));
    EXPECT_FALSE(view->isExpanded(find(*view, QStringLiteral("revision:1"))));
    EXPECT_TRUE(find(*view, QStringLiteral("shop-2-b")).isValid());
}

TEST_F(WorkloadPageTest, anotherPageOfTheSameHasTheSameRowsFolded)
{
    QWidget* kept = m_page.findChild<QWidget*>(QStringLiteral("workloadTree"));
    ASSERT_NE(kept, nullptr);
    kept->setProperty("viewState", QStringList{"Rollout shop/Revision revision:1", "Rollout gone"});
    deployment::Deployment first = withWorkload();
    first.workload->tree.resize(4);
    m_page.setRecord(recordOf(first));
    QTreeView* view = tree("workloadTree");
    EXPECT_TRUE(view->isExpanded(find(*view, QStringLiteral("revision:2"))));
    m_page.setRecord(recordOf(withWorkload()));
    EXPECT_FALSE(view->isExpanded(find(*view, QStringLiteral("revision:1")))) << "it came later";
    EXPECT_TRUE(view->isExpanded(find(*view, QStringLiteral("revision:2"))));
    EXPECT_EQ(kept->property("viewState").toStringList(),
        (QStringList{"Rollout gone", "Rollout shop/Revision revision:1"}));
    view->expandAll();
    m_page.setRecord(recordOf(withWorkload()));
    EXPECT_TRUE(view->isExpanded(find(*view, QStringLiteral("revision:1"))))
        << "it is unfolded now";
    EXPECT_EQ(kept->property("viewState").toStringList(), QStringList{"Rollout gone"});
}

TEST_F(WorkloadPageTest, rowsAreCopiedAsTheyStand)
{
    m_page.setRecord(recordOf(withWorkload()));
    QTreeView* view = tree("workloadTree");
    ASSERT_NE(view, nullptr);
    view->setCurrentIndex(find(*view, QStringLiteral("shop-1-a")));
    QTest::keySequence(view, QKeySequence::Copy);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().endsWith(
        QStringLiteral("\nshop-1-a\tPod\tRunning\t90m\tready:1/1\t\n")));
}

TEST_F(WorkloadPageTest, aPodLeadsToItsLogAndItsLogIsReadInThePage)
{
    PodLogs& logs = m_page.podLogs();
    QSignalSpy asked(&logs, &PodLogs::sourcesRequested);
    m_page.setRecord(recordOf(withWorkload()));
    logs.setOffered(true);
    QTreeView* view = tree("workloadTree");
    ASSERT_NE(view, nullptr);
    Q_EMIT view->activated(find(*view, QStringLiteral("shop-2-a")));
    EXPECT_EQ(m_page.currentPanel(), DetailPage::logPanel);
    EXPECT_GE(asked.count(), 1);
    logs.setSources({{"shop-1-a", "app", "stable", false}, {"shop-2-a", "app", "canary", true},
        {"shop-2-a", "proxy", "canary", false}});
    ASSERT_TRUE(logs.chosen());
    EXPECT_EQ(logs.chosen()->source.group, "shop-2-a");
    EXPECT_EQ(logs.chosen()->source.name, "app");
    EXPECT_TRUE(logs.chosen()->follow);
    deployment::Log lines;
    lines.append(at("10:02"), "hello from the pod");
    logs.append(lines);
    logs.end(std::nullopt);
    auto* pane = control<QWidget>("podLog");
    EXPECT_FALSE(pane->isHidden());
    EXPECT_EQ(pane->findChild<widgets::LogView*>()->rowCount(), 1U);
    EXPECT_EQ(control<QLabel>("podLogState")->text(), QStringLiteral("This is its end."));
    m_page.places().showLogEntry(0);
    EXPECT_FALSE(logs.chosen()) << "a line of the deployment's own log";
    EXPECT_TRUE(pane->isHidden());
}

TEST_F(WorkloadPageTest, aFindingLeadsToItsPodBesideTheOtherVersion)
{
    deployment::Deployment made = withWorkload();
    const auto evidence = models::PodEvidence{"shop-2-a"};
    m_page.setRecord(recordOf(made));
    m_page.showPanel(DetailPage::logPanel);
    m_page.places().showEvidence(evidence);
    EXPECT_EQ(m_page.currentPanel(), DetailPage::resourcesPanel);
    auto* view = qobject_cast<QTreeView*>(QApplication::focusWidget());
    ASSERT_NE(view, nullptr);
    EXPECT_EQ(view->currentIndex().data().toString(), QStringLiteral("shop-2-a"));
    EXPECT_TRUE(view->selectionModel()->isRowSelected(
        view->currentIndex().row(), view->currentIndex().parent()));
    EXPECT_TRUE(QTest::qWaitFor([view] {
        const QRect row = view->visualRect(view->currentIndex());
        return view->viewport()->visibleRegion().contains(row.center());
    }));

    m_page.places().showEvidence(models::PodEvidence{"shop"});
    EXPECT_EQ(m_page.currentPanel(), DetailPage::infoPanel) << "it is of neither side";
    view = qobject_cast<QTreeView*>(QApplication::focusWidget());
    ASSERT_NE(view, nullptr);
    EXPECT_EQ(view->currentIndex().data().toString(), QStringLiteral("shop"));

    QSignalSpy said(&m_page, &DetailPage::statusMessage);
    made.workload->tree.resize(3);
    m_page.setRecord(recordOf(made));
    m_page.places().showEvidence(evidence);
    ASSERT_EQ(said.count(), 1);
    EXPECT_EQ(said.front().front().toString(), QStringLiteral("shop-2-a is not there any more"));
}

TEST_F(WorkloadPageTest, aRunWithoutStepsOpensOnItsPods)
{
    deployment::Deployment made = withWorkload();
    made.progress.steps.clear();
    deployment::EnvironmentSlot blue;
    blue.name = "blueEnv";
    made.resources.put(blue);
    m_page.setRecord(recordOf(made));
    EXPECT_EQ(m_page.currentPanel(), DetailPage::resourcesPanel);
}

TEST_F(WorkloadPageTest, howMuchOfALogIsReadIsChosen)
{
    PodLogs& logs = m_page.podLogs();
    m_page.setRecord(recordOf(withWorkload()));
    m_page.showPanel(DetailPage::logPanel);
    logs.setOffered(true);
    logs.setSources({{"p", "app", "canary", true}, {"q", "app", "canary", false}});
    EXPECT_TRUE(control<QComboBox>("logSince")->isHidden());
    choose(*control<QComboBox>("logSource"), QStringLiteral("p / app"));
    ASSERT_TRUE(logs.chosen());
    EXPECT_EQ(logs.chosen()->lines, 500);
    EXPECT_FALSE(logs.chosen()->since);
    choose(*control<QComboBox>("logSince"), QStringLiteral("15"));
    EXPECT_EQ(logs.chosen()->since, at("10:15"));
    choose(*control<QComboBox>("logLines"), QStringLiteral("All lines"));
    EXPECT_EQ(logs.chosen()->lines, 0);
    QTest::mouseClick(control<QCheckBox>("logPrevious"), Qt::LeftButton);
    EXPECT_EQ(logs.chosen()->previous, control<QCheckBox>("logPrevious")->isChecked());
    choose(*control<QComboBox>("logSource"), QStringLiteral("q / app"));
    EXPECT_FALSE(logs.chosen()->previous);
    EXPECT_FALSE(control<QCheckBox>("logPrevious")->isEnabled()) << "it was never restarted";
    logs.setSources({});
    EXPECT_TRUE(control<QComboBox>("logSource")->currentText().contains(QStringLiteral("gone")));
    choose(*control<QComboBox>("logSource"), QStringLiteral("Events and log"));
    EXPECT_FALSE(logs.chosen());
}

TEST_F(WorkloadPageTest, curvesOfAClusterAreNotCrowdedOutByEmptyOnes)
{
    const auto titles = [this] {
        QStringList names;
        for (const auto* chart : m_page.findChildren<widgets::MetricChartView*>())
            names << chart->accessibleName();
        return names;
    };
    deployment::Deployment made = withWorkload();
    m_page.setRecord(recordOf(made));
    EXPECT_EQ(titles().size(), 2) << "of nothing is known anything";
    made.metrics["p99"] = {{at("10:00"), 300}, {at("10:05"), 310}};
    m_page.setRecord(recordOf(made));
    EXPECT_EQ(titles(), QStringList{QStringLiteral("p99")});
    made.workload.reset();
    m_page.setRecord(recordOf(made));
    EXPECT_EQ(titles().size(), 3) << "as before";
}

TEST_F(WorkloadPageTest, whyALogIsNotThereIsSaidAndTriedAgain)
{
    PodLogs& logs = m_page.podLogs();
    m_page.setRecord(recordOf(withWorkload()));
    m_page.showPanel(DetailPage::logPanel);
    logs.setOffered(true);
    logs.setSources({{"p", "app", "", false}});
    choose(*control<QComboBox>("logSource"), QStringLiteral("p / app"));
    logs.end(deployment::Error{deployment::ErrorCode::NotFound, {"waiting to start", {}}, {}});
    auto* trouble = control<QWidget>("podLogTrouble");
    EXPECT_FALSE(trouble->isHidden());
    EXPECT_TRUE(isSeen(QStringLiteral("waiting to start")));
    QTest::mouseClick(trouble->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(logs.phase(), PodLogs::Phase::Reading);
    EXPECT_TRUE(trouble->isHidden());
}

} // namespace
