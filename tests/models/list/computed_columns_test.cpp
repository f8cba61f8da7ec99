// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"
#include "builder.h"
#include "oracles/runs.h"
#include "print_qt.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/tab_separated.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <random>
#include <set>

#include <gtest/gtest.h>

using deployment::Milliseconds;
using deployment::Status;
using history::Row;
using models::ComputedColumn;
using models::HistoryModel;
using models::ListSections;
using test_support::aDeployment;
using test_support::at;

namespace {

class ComputedColumnsTest : public testing::Test {
protected:
    void add(const deployment::Deployment& deployment)
    {
        m_history.upsert(history::summaryOf(deployment));
    }

    QModelIndex cell(const QString& id, ComputedColumn column)
    {
        return m_model.indexOfId(id).siblingAtColumn(ListSections::of(column));
    }
    QString text(const QString& id, ComputedColumn column)
    {
        return cell(id, column).data().toString();
    }

    /// One that was read, with a step that takes some time, or none any more.
    void changeSomeDigest(diagnosis::RunDigests& digests, const std::string& id,
        const std::function<int(int)>& below) const
    {
        if (below(4) == 0) {
            digests.remove(id);
            return;
        }
        const Row row = m_history.find(id).value();
        const diagnosis::StepKey step{"Switch traffic"};
        diagnosis::RunDigest digest;
        digest.id = id;
        digest.kind = diagnosis::kindOf(aDeployment(id));
        digest.status = m_history.status(row);
        digest.start = m_history.start(row);
        digest.end = m_history.end(row);
        digest.fromVersion = "V" + std::to_string(below(3));
        if (digest.status == Status::Failed)
            digest.failure =
                diagnosis::FailureReason{"Build", "line " + std::to_string(below(3)), 1};
        if (digest.status == Status::Completed)
            digest.steps.push_back(
                {step, std::chrono::minutes(1), std::chrono::minutes(10 + below(60))});
        if (digest.status == Status::Running)
            digest.position = diagnosis::RunPosition{step, at("11:50"), std::nullopt, 0};
        digests.insert(std::move(digest));
    }

    /// Five good runs of 20 to 24 minutes.
    void addGoodRuns()
    {
        for (int n = 0; n < 5; ++n) {
            const std::string hour = "0" + std::to_string(n + 2);
            add(aDeployment("GOOD-" + std::to_string(n))
                    .version("V1." + std::to_string(n))
                    .start(hour + ":00")
                    .end(hour + ":2" + std::to_string(n)));
        }
    }

    deployment::Timestamp m_now = at("12:00");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    history::History m_history;
    HistoryModel m_model{m_time};
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(ComputedColumnsTest, sayWhatWasReplacedAndHowLongItUsuallyTakes)
{
    addGoodRuns();
    add(aDeployment("NOW").running().percentage(62).start("11:45"));
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(text(QStringLiteral("NOW"), ComputedColumn::FromVersion), u"V1.4 →");
    EXPECT_EQ(text(QStringLiteral("NOW"), ComputedColumn::TookAndUsual), u"15 min / 22 min");
    EXPECT_EQ(text(QStringLiteral("NOW"), ComputedColumn::GoingOn), u"62% · 7 to 9 min left");
    EXPECT_FALSE(cell(QStringLiteral("NOW"), ComputedColumn::TookAndUsual)
                     .data(HistoryModel::LateRole)
                     .toBool());
    EXPECT_EQ(text(QStringLiteral("GOOD-0"), ComputedColumn::FromVersion), QString())
        << "nothing is known before it";
    EXPECT_EQ(text(QStringLiteral("GOOD-3"), ComputedColumn::TookAndUsual), u"23 min")
        << "of four runs nothing is claimed";
    m_now = at("12:10");
    EXPECT_TRUE(cell(QStringLiteral("NOW"), ComputedColumn::TookAndUsual)
                    .data(HistoryModel::LateRole)
                    .toBool());
    EXPECT_EQ(text(QStringLiteral("NOW"), ComputedColumn::GoingOn), u"62% · late by 1 min");
}

TEST_F(ComputedColumnsTest, whenWhatIsNotSeenAnyMoreEndsIsNotSaid)
{
    addGoodRuns();
    add(aDeployment("NOW").running().percentage(62).start("11:45"));
    m_model.setHistory(test_support::borrowed(m_history));
    m_time.setSeenUntil(at("12:00"));
    m_now = at("12:10");
    EXPECT_EQ(text(QStringLiteral("NOW"), ComputedColumn::GoingOn), u"62%") << "it may have ended";
    EXPECT_EQ(text(QStringLiteral("NOW"), ComputedColumn::TookAndUsual), u"15 min / 22 min");
    EXPECT_FALSE(cell(QStringLiteral("NOW"), ComputedColumn::TookAndUsual)
                     .data(HistoryModel::LateRole)
                     .toBool());
}

TEST_F(ComputedColumnsTest, nothingIsUsualForAFailure)
{
    addGoodRuns();
    add(aDeployment("BAD").failed().start("08:00").end("09:00"));
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(text(QStringLiteral("BAD"), ComputedColumn::TookAndUsual), u"1 h 00 min");
    EXPECT_FALSE(cell(QStringLiteral("BAD"), ComputedColumn::TookAndUsual)
                     .data(HistoryModel::LateRole)
                     .toBool());
}

TEST_F(ComputedColumnsTest, reasonsAppearWhereTheirRowsStand)
{
    add(aDeployment("BAD").failed().start("08:00").end("09:00"));
    add(aDeployment("GOOD").start("07:00").end("07:10"));
    m_model.setHistory(test_support::borrowed(m_history));
    diagnosis::RunDigests digests;
    m_model.knowledge().setDigests(&digests);
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    QSignalSpy moved(&m_model, &QAbstractItemModel::layoutChanged);
    diagnosis::RunDigest digest;
    digest.id = "BAD";
    digest.fromVersion = "V9";
    digest.failure = diagnosis::FailureReason{"Build", "disk full", 1};
    digests.insert(digest);
    m_model.knowledge().handleDigestsChanged();
    EXPECT_EQ(changed.size(), 1);
    EXPECT_TRUE(moved.isEmpty());
    EXPECT_EQ(text(QStringLiteral("BAD"), ComputedColumn::GoingOn), u"Build: disk full");
    EXPECT_EQ(text(QStringLiteral("BAD"), ComputedColumn::FromVersion), u"V9 →")
        << "what the run itself says counts";
    m_model.knowledge().setDigests(nullptr);
    EXPECT_EQ(text(QStringLiteral("BAD"), ComputedColumn::GoingOn), u"why is not known yet");
    EXPECT_EQ(text(QStringLiteral("BAD"), ComputedColumn::FromVersion), u"V2.1.0 →");
}

TEST_F(ComputedColumnsTest, announcesTheRunsThatWereReadAlone)
{
    for (const char* id : {"BAD-1", "BAD-2", "BAD-3"})
        add(aDeployment(id).failed().start("08:00").end("09:00"));
    m_model.setHistory(test_support::borrowed(m_history));
    diagnosis::RunDigests digests;
    m_model.knowledge().setDigests(&digests);
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    diagnosis::RunDigest digest;
    digest.id = "BAD-2";
    digest.failure = diagnosis::FailureReason{"Build", "disk full", 1};
    digests.insert(digest);
    digest.id = "of a row that is not there";
    digests.insert(digest);
    m_model.knowledge().handleDigestsChanged();
    const int row = m_model.indexOfId(QStringLiteral("BAD-2")).row();
    ASSERT_EQ(changed.size(), 1);
    EXPECT_EQ(changed.front().at(0).toModelIndex().row(), row);
    EXPECT_EQ(changed.front().at(1).toModelIndex().row(), row);
    m_model.knowledge().handleDigestsChanged();
    EXPECT_EQ(changed.size(), 1) << "nothing else is known since";
    m_model.knowledge().setDigests(nullptr);
    ASSERT_EQ(changed.size(), 2);
    EXPECT_EQ(changed.back().at(0).toModelIndex().row(), 0);
    EXPECT_EQ(changed.back().at(1).toModelIndex().row(), 2);
}

TEST_F(ComputedColumnsTest, announcesEveryRowOfWhichSomethingElseIsKnown)
{
    constexpr int count = 30;
    constexpr int steps = 300;
    std::mt19937 random(1);
    const auto below = [&random](int bound) { return int(random() % unsigned(bound)); };
    addGoodRuns();
    for (int n = 0; n < count; ++n) {
        const std::string id = "RUN-" + std::to_string(n);
        if (n % 3 == 0)
            add(aDeployment(id).failed().start("08:00").end("09:00"));
        else if (n % 3 == 1)
            add(aDeployment(id).running().percentage(n).start("11:45"));
        else
            add(aDeployment(id).start("08:00").end("08:30"));
    }
    m_model.setHistory(test_support::borrowed(m_history));
    diagnosis::RunDigests digests;
    m_model.knowledge().setDigests(&digests);
    const auto texts = [this] {
        QStringList all;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            QString text;
            for (const auto column : {ComputedColumn::FromVersion, ComputedColumn::GoingOn,
                     ComputedColumn::TookAndUsual})
                text += m_model.index(row, ListSections::of(column)).data().toString() + u'|';
            all.append(text);
        }
        return all;
    };
    std::set<int> announced;
    QObject::connect(&m_model, &QAbstractItemModel::dataChanged, &m_model,
        [&announced](const QModelIndex& first, const QModelIndex& last) {
            for (int row = first.row(); row <= last.row(); ++row)
                announced.insert(row);
        });
    int changes = 0;
    for (int step = 0; step < steps; ++step) {
        const QStringList before = texts();
        announced.clear();
        for (int each = 0; each < 1 + below(3); ++each)
            changeSomeDigest(digests, "RUN-" + std::to_string(below(count)), below);
        m_model.knowledge().handleDigestsChanged();
        const QStringList after = texts();
        for (int row = 0; row < m_model.rowCount(); ++row) {
            changes += before.at(row) != after.at(row) ? 1 : 0;
            EXPECT_TRUE(before.at(row) == after.at(row) || announced.contains(row))
                << before.at(row).toStdString() << " became " << after.at(row).toStdString();
        }
    }
    EXPECT_GT(changes, steps / 2);
}

TEST_F(ComputedColumnsTest, areCopiedAsText)
{
    addGoodRuns();
    add(aDeployment("NOW").running().percentage(62).start("11:45"));
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(models::tabSeparated(m_model, {0},
                  {ListSections::of(ComputedColumn::FromVersion),
                      ListSections::of(ComputedColumn::GoingOn),
                      ListSections::of(ComputedColumn::TookAndUsual)}),
        u"From version\tWhat is going on\tTook / usual\n"
        u"V1.4\t62% · 7 to 9 min left\t15 min / 22 min\n");
}

TEST_F(ComputedColumnsTest, onlyTheDurationHasAnOrder)
{
    add(aDeployment("SHORT").start("10:00").end("10:05"));
    add(aDeployment("LONG").start("09:00").end("09:45"));
    m_model.setHistory(test_support::borrowed(m_history));
    m_model.sort(ListSections::of(ComputedColumn::TookAndUsual), Qt::DescendingOrder);
    EXPECT_EQ(m_model.id(0), u"LONG");
    const history::Sort before = m_model.sorting();
    for (const ComputedColumn column : {ComputedColumn::GoingOn, ComputedColumn::FromVersion}) {
        m_model.sort(ListSections::of(column), Qt::AscendingOrder);
        EXPECT_EQ(m_model.sorting(), before);
        EXPECT_TRUE(m_model.headerData(ListSections::of(column), Qt::Horizontal, Qt::ToolTipRole)
                        .toString()
                        .contains(u"not sorted"));
    }
}

TEST_F(ComputedColumnsTest, followRandomHistories)
{
    std::mt19937 random(4711);
    const auto pick = [&random](int count) {
        return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    m_model.setHistory(test_support::borrowed(m_history));
    for (int round = 0; round < 40; ++round) {
        for (int n = 0; n < 12; ++n) {
            static constexpr const char* words[]{"COMPLETED", "COMPLETED", "COMPLETED", "FAILED",
                "ROLLED_BACK", "RUNNING", "PENDING", "ODD"};
            auto run = aDeployment("D" + std::to_string(pick(150)))
                           .version("V" + std::to_string(pick(50)))
                           .environment(pick(2) == 0 ? "生产环境" : "测试环境")
                           .strategy(pick(3) == 0 ? "CANARY" : "BLUE_GREEN")
                           .status(words[pick(8)]);
            deployment::Deployment deployment = run;
            deployment.start += std::chrono::minutes(pick(3000));
            if (pick(6) != 0)
                deployment.end = deployment.start + std::chrono::minutes(pick(90));
            add(deployment);
        }
        m_model.historyChanged();
        for (Row row = 0; row < m_history.size(); ++row) {
            const QString id = models::rawText(m_history.id(row));
            const auto before = test_support::predecessorOf(m_history, row);
            const QString expected = before
                ? models::rawText(m_history.word(history::Column::Version, *before))
                : QString();
            ASSERT_EQ(cell(id, ComputedColumn::FromVersion).data(Qt::EditRole).toString(), expected)
                << id.toStdString();
        }
    }
}
