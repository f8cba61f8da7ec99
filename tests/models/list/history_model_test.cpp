// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"
#include "builder.h"
#include "oracles/row_filter.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/models/list/unseen_rows.h"
#include "deploy/models/list/visible_rows.h"
#include "deploy/models/tab_separated.h"
#include "zone_guard.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

#include <random>

namespace {

using history::Column;
using models::ComputedColumn;
using models::HistoryModel;
using models::ListSections;
using test_support::aDeployment;
using test_support::at;

class HistoryModelTest : public testing::Test {
protected:
    void add(const deployment::Deployment& deployment)
    {
        m_history.upsert(history::summaryOf(deployment));
    }

    QString shown(int row, Column column) const
    {
        return m_model.index(row, ListSections::of(column)).data().toString();
    }

    QString computed(int row, ComputedColumn column) const
    {
        return m_model.index(row, ListSections::of(column)).data().toString();
    }

    QStringList shownIds() const
    {
        QStringList ids;
        for (int row = 0; row < m_model.rowCount(); ++row)
            ids << m_model.id(row);
        return ids;
    }

    deployment::Timestamp m_now = at("12:00");
    models::TimeContext m_time{[this] { return m_now; }, deployment::Zone::Utc};
    history::History m_history;
    HistoryModel m_model{m_time};
    QAbstractItemModelTester m_tester{
        &m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(HistoryModelTest, showsWhatThePageDraws)
{
    add(aDeployment("DEP-001").running());
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(m_model.rowCount(), 1);
    EXPECT_EQ(shown(0, Column::StartTime), u"2025-02-15 10:00");
    EXPECT_EQ(shown(0, Column::Version), u"V2.1.0");
    EXPECT_EQ(shown(0, Column::Environment), u"生产");
    EXPECT_EQ(shown(0, Column::Status), u"Running");
    EXPECT_EQ(shown(0, Column::Duration), u"2 h 00 min");
    EXPECT_EQ(m_model.index(0, ListSections::action()).data().toString(), u"Details");
    EXPECT_EQ(m_model.index(0, 0).data(HistoryModel::IdRole).toString(), u"DEP-001");
}

TEST_F(HistoryModelTest, whatIsNotSeenAnyMoreIsNotSaidToGoOn)
{
    add(aDeployment("RUNS").running().start("10:00"));
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(shown(0, Column::Duration), u"2 h 00 min");
    m_time.setSeenUntil(at("11:30"));
    EXPECT_EQ(shown(0, Column::Duration), u"1 h 30 min");
    m_now = at("15:00");
    m_time.tick();
    EXPECT_EQ(shown(0, Column::Duration), u"1 h 30 min");
    m_time.setSeenUntil(std::nullopt);
    EXPECT_EQ(shown(0, Column::Duration), u"5 h 00 min");
}

TEST_F(HistoryModelTest, aStartThatIsNotKnownIsSaidAndIsTheOldest)
{
    deployment::Deployment unknown = aDeployment("b").running();
    unknown.start = deployment::unknownTime;
    add(unknown);
    add(aDeployment("a").running());
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(shownIds(), (QStringList{"a", "b"})) << "the newest first";
    EXPECT_EQ(shown(1, Column::StartTime), u"unknown");
    EXPECT_EQ(shown(1, Column::Duration), u"–");
    const auto start = m_model.index(1, ListSections::of(Column::StartTime));
    EXPECT_EQ(start.data(Qt::ToolTipRole).toString(), u"<qt>unknown</qt>");
    ASSERT_EQ(m_model.firstRowsOfGroups().size(), 2U);
    EXPECT_EQ(m_model.groupOf(1).text, u"Start not known");
    m_model.setTimesRelative(true);
    EXPECT_EQ(shown(1, Column::StartTime), u"unknown");
}

TEST_F(HistoryModelTest, headingsStandInTheOrderOfThePage)
{
    QStringList headings;
    for (int section = 0; section <= ListSections::of(Column::Duration); ++section) {
        if (m_model.hasSection(section))
            headings << m_model.headerData(section, Qt::Horizontal).toString();
    }
    headings << m_model.headerData(ListSections::action(), Qt::Horizontal).toString();
    EXPECT_EQ(headings,
        QStringList({QStringLiteral("Time"), QStringLiteral("From version"),
            QStringLiteral("Version"), QStringLiteral("Environment"), QStringLiteral("Status"),
            QStringLiteral("What is going on"), QStringLiteral("Duration"),
            QStringLiteral("Action")}));
}

TEST_F(HistoryModelTest, outsideItsBoundsThereIsNothing)
{
    add(aDeployment("DEP-001"));
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_FALSE(m_model.headerData(-1, Qt::Horizontal).isValid());
    EXPECT_FALSE(m_model.headerData(m_model.columnCount(), Qt::Horizontal).isValid());
    EXPECT_FALSE(m_model.headerData(0, Qt::Vertical).isValid());
    EXPECT_EQ(m_model.rowCount(m_model.index(0, 0)), 0);
    EXPECT_EQ(m_model.columnCount(m_model.index(0, 0)), 0);
    EXPECT_FALSE(m_model.data({}).isValid());
    EXPECT_FALSE(m_model.indexOfId(QStringLiteral("nobody")).isValid());
}

TEST_F(HistoryModelTest, markupIsLiteralAndControlsAreVisible)
{
    const std::string nasty = "<img src=x>&amp; R&D \u202Ex\tz";
    add(aDeployment(nasty)
            .version(nasty)
            .environment(nasty)
            .executor(nasty)
            .currentStep(nasty)
            .strategy(nasty)
            .status(nasty));
    m_model.setHistory(test_support::borrowed(m_history));
    for (const Column column : {Column::Id, Column::Version, Column::Environment, Column::Executor,
             Column::CurrentStep, Column::Strategy, Column::Status}) {
        const QModelIndex index = m_model.index(0, ListSections::of(column));
        EXPECT_TRUE(index.data().toString().startsWith(u"<img src=x>&amp; R&D "));
        EXPECT_FALSE(index.data().toString().contains(QChar(0x202E)));
        const QString toolTip = index.data(Qt::ToolTipRole).toString();
        EXPECT_TRUE(toolTip.contains(u"&lt;img src=x&gt;&amp;amp; R&amp;D"))
            << toolTip.toStdString();
    }
    EXPECT_EQ(m_model.id(0).toStdString(), nasty);
}

TEST_F(HistoryModelTest, aPauseOfARolloutIsSaidInPlainWords)
{
    const auto recorded = QStringLiteral("pause (CanaryPauseStep)");
    add(aDeployment("DEP-001").running().currentStep(recorded.toStdString()));
    m_model.setHistory(test_support::borrowed(m_history));
    const QModelIndex step = m_model.index(0, ListSections::of(Column::CurrentStep));
    EXPECT_EQ(step.data().toString(), u"Pause, waits to be resumed");
    EXPECT_EQ(step.data(Qt::EditRole).toString(), recorded) << "what is copied and exported";
    EXPECT_TRUE(step.data(Qt::ToolTipRole).toString().contains(recorded));
}

TEST_F(HistoryModelTest, timePassesAndTheZoneChanges)
{
    qputenv("TZ", "UTC");
    add(aDeployment("DEP-001").running());
    m_model.setHistory(test_support::borrowed(m_history));
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_now = at("12:05");
    m_time.tick();
    EXPECT_EQ(changed.size(), 1);
    EXPECT_LE(changed[0][0].toModelIndex().column(), ListSections::of(Column::Duration));
    EXPECT_GE(changed[0][1].toModelIndex().column(), ListSections::of(Column::Duration));
    EXPECT_EQ(shown(0, Column::Duration), u"2 h 05 min");
    m_time.setZone(deployment::Zone::Local);
    EXPECT_EQ(changed.size(), 2);
}

TEST_F(HistoryModelTest, timePassesForWhatRunsFarBelowTheTop)
{
    constexpr int many = 12'000;
    for (int number = 0; number < many; ++number) {
        const bool runs = number == 3 || number == 11'000;
        auto run = aDeployment("DEP-" + std::to_string(number)).start("08:00");
        deployment::Deployment deployment = runs ? run.running() : run.end("09:00");
        deployment.start -= std::chrono::minutes(number);
        add(deployment);
    }
    m_model.setHistory(test_support::borrowed(m_history));
    m_model.sort(ListSections::of(Column::StartTime), Qt::DescendingOrder);
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_time.tick();
    ASSERT_EQ(changed.size(), 2);
    EXPECT_EQ(changed[0][0].toModelIndex().row(), 3);
    EXPECT_EQ(changed[1][0].toModelIndex().row(), 11'000);
}

TEST_F(HistoryModelTest, timesAreToldRelativelyWhereThatIsWanted)
{
    add(aDeployment("DEP-001").start("11:48").end("11:50"));
    add(aDeployment("DEP-002").start("2025-02-03T04:05:06Z"));
    m_model.setHistory(test_support::borrowed(m_history));
    m_model.sort(ListSections::of(Column::StartTime), Qt::DescendingOrder);
    const QModelIndex cell = m_model.index(0, ListSections::of(Column::StartTime));
    const QModelIndex older = m_model.index(1, ListSections::of(Column::StartTime));
    EXPECT_EQ(cell.data(), QStringLiteral("2025-02-15 11:48"));
    EXPECT_EQ(cell.data(HistoryModel::DatedRole), QString());
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.setTimesRelative(true);
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(cell.data(), QStringLiteral("12 min ago"));
    EXPECT_EQ(cell.data(HistoryModel::DatedRole), QStringLiteral("2025-02-15 11:48"));
    EXPECT_TRUE(cell.data(Qt::ToolTipRole).toString().contains(u"2025-02-15 11:48:00 UTC"));
    EXPECT_TRUE(cell.data(Qt::EditRole).toString().startsWith(u"2025-02-15T11:48:00"));
    EXPECT_EQ(older.data(), QStringLiteral("2025-02-03 04:05"));
    EXPECT_EQ(older.data(HistoryModel::DatedRole), QString()) << "it is said already";
}

TEST_F(HistoryModelTest, relativeTimesAreAnnouncedOnceAMinute)
{
    add(aDeployment("DEP-001").start("11:48").end("11:50"));
    m_model.setHistory(test_support::borrowed(m_history));
    m_time.tick();
    m_model.setTimesRelative(true);
    m_time.tick();
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_now += std::chrono::seconds(59);
    m_time.tick();
    EXPECT_EQ(changed.size(), 0);
    m_now += std::chrono::seconds(1);
    m_time.tick();
    ASSERT_EQ(changed.size(), 2) << "start and end";
    EXPECT_EQ(changed[0][0].toModelIndex().column(), ListSections::of(Column::StartTime));
    EXPECT_EQ(shown(0, Column::StartTime), u"13 min ago");
}

TEST_F(HistoryModelTest, onlyWhatChangedIsAnnounced)
{
    for (int n = 0; n < 10; ++n)
        add(aDeployment("DEP-" + std::to_string(n)));
    m_model.setHistory(test_support::borrowed(m_history));
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    add(aDeployment("DEP-4").failed());
    m_model.historyChanged();
    EXPECT_EQ(changed.size(), 1);
    const QModelIndex first = changed[0][0].toModelIndex();
    EXPECT_EQ(m_model.id(first.row()), u"DEP-4");
    EXPECT_EQ(changed[0][1].toModelIndex().row(), first.row());
    m_model.historyChanged();
    EXPECT_EQ(changed.size(), 1) << "nothing has changed since";
    add(aDeployment("DEP-2").failed());
    add(aDeployment("DEP-7").failed());
    m_model.historyChanged();
    EXPECT_EQ(changed.size(), 3) << "those of several updates are told together";
}

TEST_F(HistoryModelTest, everythingIsAnnouncedWhereNobodyRemembersWhatChanged)
{
    for (int n = 0; n < 10; ++n)
        add(aDeployment("DEP-" + std::to_string(n)));
    m_model.setHistory(test_support::borrowed(m_history));
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    history::History other;
    for (int n = 0; n < 10; ++n)
        other.upsert(history::summaryOf(aDeployment("DEP-" + std::to_string(n)).failed()));
    m_history = other; // another one in the same place
    m_model.historyChanged();
    ASSERT_EQ(changed.size(), 1);
    EXPECT_EQ(changed[0][0].toModelIndex().row(), 0);
    EXPECT_EQ(changed[0][1].toModelIndex().row(), 9);
}

TEST_F(HistoryModelTest, requestsAndProblemsAreMarked)
{
    add(aDeployment("DEP-1").running());
    m_model.setHistory(test_support::borrowed(m_history));
    m_model.knowledge().setCommandsUnderWay({{QStringLiteral("DEP-1"), QStringLiteral("Pausing")}});
    EXPECT_EQ(computed(0, ComputedColumn::GoingOn), u"Pausing");
    EXPECT_FALSE(m_model.index(0, 0).data(HistoryModel::ProblemRole).toBool());
    bool isWrong = true;
    m_model.setProblemTest([&isWrong](std::string_view id) { return isWrong && id == "DEP-1"; });
    EXPECT_TRUE(m_model.index(0, 0).data(HistoryModel::ProblemRole).toBool());
    EXPECT_TRUE(m_model.index(0, ListSections::of(Column::Status))
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"This record has problems"));
    isWrong = false;
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    m_model.handleProblemsChanged();
    EXPECT_EQ(changed.size(), 1);
    EXPECT_FALSE(m_model.index(0, 0).data(HistoryModel::ProblemRole).toBool());
}

TEST_F(HistoryModelTest, whatIsFromAnArchiveSaysSoUntilItIsLive)
{
    const deployment::Deployment running = aDeployment("DEP-1").running();
    history::Summary archived = history::summaryOf(running);
    archived.record = history::RecordHandle{1};
    m_history.upsert(archived);
    m_model.setArchivedTest(
        [](history::RecordHandle record) { return record != history::RecordHandle::None; });
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(shown(0, Column::Status), u"Running (archived)");
    EXPECT_TRUE(m_model.index(0, 0).data(HistoryModel::ArchivedRole).toBool());
    m_model.setProblemTest([](std::string_view) { return true; });
    const QString toolTip =
        m_model.index(0, ListSections::of(Column::Status)).data(Qt::ToolTipRole).toString();
    for (const QStringView word : {u"problems", u"archive"})
        EXPECT_TRUE(toolTip.contains(word)) << toolTip.toStdString();
    m_model.setProblemTest({});
    QSignalSpy changed(&m_model, &QAbstractItemModel::dataChanged);
    add(running);
    m_model.historyChanged();
    EXPECT_FALSE(changed.isEmpty());
    EXPECT_EQ(shown(0, Column::Status), u"Running");
    EXPECT_FALSE(m_model.index(0, 0).data(HistoryModel::ArchivedRole).toBool());
}

TEST_F(HistoryModelTest, sortsByEveryColumn)
{
    add(aDeployment("DEP-1").version("V2.10").start("09:00"));
    add(aDeployment("DEP-2").version("V2.9").start("11:00"));
    m_model.setHistory(test_support::borrowed(m_history));
    EXPECT_EQ(shownIds().first(), u"DEP-2");
    m_model.sort(ListSections::of(Column::StartTime), Qt::AscendingOrder);
    EXPECT_EQ(shownIds().first(), u"DEP-1");
    m_model.sort(ListSections::of(Column::Version), Qt::AscendingOrder);
    EXPECT_EQ(shownIds().first(), u"DEP-2");
    const history::Sort before = m_model.sorting();
    m_model.sort(ListSections::action(), Qt::AscendingOrder);
    EXPECT_EQ(m_model.sorting(), before);
}

TEST_F(HistoryModelTest, copiesRawTextWithoutBreakingTheTable)
{
    add(aDeployment("DEP-1").executor("a\tb\nc").environment("生产环境").end("10:25"));
    m_model.setHistory(test_support::borrowed(m_history));
    const QString text = models::tabSeparated(m_model, {0},
        {ListSections::of(Column::Environment), ListSections::of(Column::Executor),
            ListSections::of(Column::Duration)});
    EXPECT_EQ(text, u"Environment\tExecutor\tDuration\n生产环境\ta b c\t25 min\n");
}

TEST_F(HistoryModelTest, copiesWhatASpreadsheetDoesNotRun)
{
    const auto copied = [this](const std::string& executor) {
        add(aDeployment("DEP-1").executor(executor));
        m_model.setHistory(test_support::borrowed(m_history));
        const QString text =
            models::tabSeparated(m_model, {0}, {ListSections::of(Column::Executor)});
        return text.section(u'\n', 1, 1);
    };
    for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＠x"})
        EXPECT_EQ(copied(text), u'\'' + QString::fromStdString(text));
    EXPECT_EQ(copied("\t=1"), u"' =1");
    EXPECT_EQ(copied("\"a\tb"), u"\"\"\"a b\"")
        << "else the spreadsheet reads on to the next quote";
    EXPECT_EQ(copied("a \"b\" =1"), u"a \"b\" =1");
}

/// A deployment that has ended an hour after its start, by a clock that shows the same time.
deployment::Deployment overTheEndOfSummerTime()
{
    deployment::Deployment deployment = aDeployment("DEP-1");
    deployment.start = deployment::parseTimestamp("2024-11-03T01:30:00.001-04:00").value();
    deployment.end = deployment::parseTimestamp("2024-11-03T01:30:00-05:00").value();
    return deployment;
}

TEST_F(HistoryModelTest, copiesTheMomentWithItsOffsetAndFraction)
{
    const test_support::ZoneGuard newYork("America/New_York");
    add(overTheEndOfSummerTime());
    m_model.setHistory(test_support::borrowed(m_history));
    m_time.setZone(deployment::Zone::Local);
    const QString text = models::tabSeparated(
        m_model, {0}, {ListSections::of(Column::StartTime), ListSections::of(Column::EndTime)});
    EXPECT_EQ(text, u"Time\tEnd time\n2024-11-03T01:30:00.001-04:00\t2024-11-03T01:30:00-05:00\n");
}

TEST_F(HistoryModelTest, timesOfAnotherOffsetThanNowBearTheirs)
{
    const test_support::ZoneGuard newYork("America/New_York");
    add(overTheEndOfSummerTime());
    m_model.setHistory(test_support::borrowed(m_history));
    m_time.setZone(deployment::Zone::Local);
    const auto shown = [this](Column column) {
        return m_model.index(0, ListSections::of(column)).data().toString();
    };
    EXPECT_EQ(shown(Column::StartTime), u"2024-11-03 01:30 -04:00") << "in February it is -05:00";
    EXPECT_EQ(shown(Column::EndTime), u"2024-11-03 01:30");
    m_time.setZone(deployment::Zone::Utc);
    EXPECT_EQ(shown(Column::StartTime), u"2024-11-03 05:30");
}

/// A model, a selection and an oracle that knows what must be shown and selected.
class RandomUpdates : public HistoryModelTest, public testing::WithParamInterface<unsigned> {
protected:
    int random(int below) { return std::uniform_int_distribution(0, below - 1)(m_random); }

    deployment::Deployment randomDeployment()
    {
        const char* const statuses[] = {"PENDING", "RUNNING", "COMPLETED", "FAILED", "HELD"};
        const char* const environments[] = {"生产环境", "预生产环境", "测试环境"};
        return aDeployment("DEP-" + std::to_string(random(200)))
            .status(statuses[random(5)])
            .environment(environments[random(3)])
            .version("V" + std::to_string(random(20)))
            .start(QStringLiteral("%1:%2")
                       .arg(random(12), 2, 10, QLatin1Char('0'))
                       .arg(random(60), 2, 10, QLatin1Char('0'))
                       .toStdString());
    }

    void replaceHistory()
    {
        auto next = std::make_shared<history::History>();
        // Most come in the order that they had, with some before them or without some of them.
        const auto addOthers = [&] {
            for (int n = random(75); n > 0; --n)
                next->upsert(history::summaryOf(randomDeployment()));
        };
        addOthers();
        const int gone = 1 + random(20);
        const std::size_t carried = m_current && random(3) > 0 ? m_current->size() : 0;
        for (history::Row row = 0; row < carried; ++row) {
            if (random(gone) != 0)
                next->upsert(m_current->at(row));
        }
        addOthers();
        m_model.setHistory(next);
        m_current = std::move(next);
    }

    void upsertSome()
    {
        for (int part = random(3); part >= 0; --part) {
            for (int n = random(20); n > 0; --n)
                m_current->upsert(history::summaryOf(randomDeployment()));
            if (part > 0)
                m_model.followHistory();
        }
        m_model.historyChanged();
    }

    void changeFilter()
    {
        history::Filter filter;
        if (random(2) == 0)
            filter.words[history::Column::Environment] = {"生产环境"};
        if (random(3) == 0)
            filter.words[history::Column::Status] = {"FAILED", "HELD"};
        if (random(3) == 0)
            filter.text = std::to_string(random(20));
        m_model.setFilter(filter);
    }

    void changeSort()
    {
        m_model.sort(random(m_model.columnCount()),
            random(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
    }

    void step()
    {
        switch (random(5)) {
        case 0:
            replaceHistory();
            break;
        case 1:
            changeFilter();
            break;
        case 2:
            changeSort();
            break;
        default:
            upsertSome();
            break;
        }
    }

    QSet<QString> selectRandomRows()
    {
        m_selection.clearSelection();
        QSet<QString> ids;
        for (int n = std::min(random(8), m_model.rowCount()); n > 0; --n) {
            const int row = random(m_model.rowCount());
            m_selection.select(
                m_model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
            ids.insert(m_model.id(row));
        }
        return ids;
    }

    QSet<QString> selectedIds() const
    {
        QSet<QString> ids;
        for (const QModelIndex& index : m_selection.selectedRows())
            ids.insert(m_model.id(index.row()));
        return ids;
    }

    std::vector<history::Row> oracle()
    {
        std::vector<history::Row> rows;
        for (history::Row row = 0; row < m_current->size(); ++row) {
            if (test_support::matches(*m_current, m_model.filter(), row))
                rows.push_back(row);
        }
        return history::sortedRows(*m_current, rows, m_model.sorting(), at("12:00"));
    }

    std::mt19937 m_random{GetParam()};
    std::shared_ptr<history::History> m_current;
    QItemSelectionModel m_selection{&m_model};
};

TEST_P(RandomUpdates, keepRowsAndSelectionTrue)
{
    replaceHistory();
    for (int n = 0; n < 60; ++n) {
        const QSet<QString> chosen = selectRandomRows();
        step();
        const std::vector<history::Row> wanted = oracle();
        EXPECT_TRUE(std::ranges::equal(m_model.shownRows(), wanted)) << "step " << n;
        QSet<QString> expected;
        for (const QString& id : shownIds()) {
            if (chosen.contains(id))
                expected.insert(id);
        }
        EXPECT_EQ(selectedIds(), expected) << "step " << n;
    }
    m_model.setHistory(nullptr);
    EXPECT_EQ(m_model.rowCount(), 0);
}

/// Some rows of the list are visible, the data changes, and the view continues from the row that is
/// kept; the oracle knows the ids alone.
TEST_P(RandomUpdates, keepThePlaceAndCountWhatIsNewAbove)
{
    replaceHistory();
    models::UnseenRows unseen(m_model);
    QSet<QString> expectedUnseen;
    for (int n = 0; n < 60; ++n) {
        const QStringList before = shownIds();
        const int first = before.isEmpty() ? 0 : random(int(before.size()));
        const int last = std::min(first + random(20), int(before.size()) - 1);
        const int kept = first + random(std::max(last - first + 1, 1));
        unseen.seeFrom(first);
        for (const QString& seen : before.mid(first))
            expectedUnseen.remove(seen);
        const models::VisibleRows rows(m_model, first, last);
        unseen.begin();
        step();
        const QStringList now = shownIds();
        const auto move = rows.moveNear(kept);
        // The nearest of those in sight that is still there.
        std::optional<models::VisibleRows::Move> expected;
        for (int row = first; row <= last; ++row) {
            const int place = int(now.indexOf(before[row]));
            if (place >= 0
                && (!expected || std::abs(row - kept) < std::abs(expected->before - kept)))
                expected = {row, place};
        }
        EXPECT_EQ(move, expected) << "step " << n;
        const int top = move ? std::max(0, move->now - (move->before - first)) : 0;
        unseen.end(top);
        for (const QString& id : now) {
            if (!before.contains(id))
                expectedUnseen.insert(id);
        }
        const QStringList above = now.first(std::min(top, int(now.size())));
        expectedUnseen.intersect({above.begin(), above.end()});
        EXPECT_EQ(unseen.count(), expectedUnseen.size()) << "step " << n;
    }
    m_model.setHistory(nullptr);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomUpdates, testing::Range(1U, 9U));

TEST_F(HistoryModelTest, aNewHistoryAtAnOldAddressIsReadAgain)
{
    std::optional<history::History> slot(std::in_place);
    slot->upsert(history::summaryOf(aDeployment("OLD-1").start("09:00")));
    slot->upsert(history::summaryOf(aDeployment("OLD-2").start("10:00")));
    m_model.setHistory(test_support::borrowed(*slot));
    m_model.setHistory(nullptr);
    slot.emplace();
    slot->upsert(history::summaryOf(aDeployment("NEW-1").start("10:00")));
    slot->upsert(history::summaryOf(aDeployment("NEW-2").start("09:00")));
    m_model.setHistory(test_support::borrowed(*slot));
    EXPECT_EQ(shownIds(), QStringList({QStringLiteral("NEW-1"), QStringLiteral("NEW-2")}));
}

} // namespace
