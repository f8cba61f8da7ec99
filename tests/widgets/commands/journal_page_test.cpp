// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/time_context.h"
#include "deploy/widgets/commands/journal_page.h"

#include "journal_builder.h"

#include <QSignalSpy>
#include <QTest>

namespace {

using models::JournalRow;
using operations::CommandState;
using test_support::at;

JournalRow aCommand(const std::string& id, CommandState state, std::string_view time)
{
    return {test_support::aJournalEntry(id, state, time), false};
}

JournalRow anUnknown(const std::string& id, std::string_view time, bool canCheck)
{
    return {test_support::aJournalEntry(id, CommandState::Unknown, time), canCheck};
}

class JournalPageTest : public testing::Test {
protected:
    JournalPageTest()
    {
        page.resize(1000, 640);
        QObject::connect(&page, &widgets::JournalPage::checkRequested, &page,
            [this](const QString& id) { checked << id; });
        QObject::connect(&page, &widgets::JournalPage::exportRequested, &page,
            [this](const std::vector<JournalRow>& records) { exported = records; });
        page.show();
    }
    template <typename Widget> Widget* find(const char* name) const
    {
        return page.findChild<Widget*>(QLatin1String(name));
    }
    QTableView* table() const { return page.findChild<QTableView*>(); }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    void clickRow(int row) const
    {
        const QRect rect = table()->visualRect(table()->model()->index(row, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, rect.center());
    }
    QString shownTexts() const
    {
        QStringList texts;
        for (const QLabel* label : page.findChildren<QLabel*>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(QLatin1Char('\n'));
    }

    models::TimeContext time{[] { return at("12:00"); }, deployment::Zone::Utc};
    widgets::JournalPage page{time};
    QStringList checked;
    std::vector<JournalRow> exported;
};

TEST_F(JournalPageTest, anEmptyJournalExplainsItself)
{
    EXPECT_FALSE(table()->isVisible());
    EXPECT_TRUE(shownTexts().contains(u"No commands yet"));
    EXPECT_TRUE(shownTexts().contains(u"before it is sent"));
    EXPECT_FALSE(find<QPushButton>("exportButton")->isEnabled());
}

TEST_F(JournalPageTest, outcomesAreWholeWhateverElseGivesWay)
{
    page.resize(700, 400);
    for (const CommandState state : operations::allCommandStates) {
        JournalRow row = aCommand("a", state, "11:00");
        row.entry.command.reason = std::string(80, 'x');
        row.entry.command.deployment = "DEP-20251126-0001";
        page.setRecords({row});
        QCoreApplication::processEvents();
        const QModelIndex cell = table()->model()->index(0, models::JournalModel::StateColumn);
        EXPECT_GE(table()->columnWidth(cell.column()), table()->sizeHintForIndex(cell).width())
            << cell.data().toString().toStdString();
    }
}

TEST_F(JournalPageTest, timesAreWholeWhateverElseGivesWay)
{
    page.resize(700, 400);
    page.setRecords({aCommand("a", CommandState::Done, "11:00")});
    QCoreApplication::processEvents();
    EXPECT_GE(
        table()->columnWidth(0), table()->sizeHintForIndex(table()->model()->index(0, 0)).width());
}

TEST_F(JournalPageTest, unknownOutcomesAreOnTopAndChecked)
{
    page.setRecords({aCommand("a", CommandState::Done, "11:00"), anUnknown("b", "09:00", true),
        anUnknown("c", "10:00", false)});
    EXPECT_EQ(cell(0, 3), u"DEP-c");
    EXPECT_EQ(cell(0, 1), u"Outcome unknown");
    auto* banner = find<QFrame>("unknownBanner");
    ASSERT_TRUE(banner->isVisible());
    banner->findChild<QPushButton*>()->click();
    EXPECT_EQ(checked, QStringList{u"b"_qs}) << "only what can be checked now";
    clickRow(1);
    auto* check = find<QPushButton>("check");
    EXPECT_TRUE(check->isEnabled());
    QTest::mouseClick(check, Qt::LeftButton);
    EXPECT_EQ(checked, (QStringList{u"b"_qs, u"b"_qs}));
    clickRow(0);
    EXPECT_TRUE(check->isVisible());
    EXPECT_FALSE(check->isEnabled());
    clickRow(2);
    EXPECT_FALSE(check->isVisible()) << "what is done needs no checking";
}

TEST_F(JournalPageTest, aResolvedOutcomeLeavesTheTop)
{
    page.setRecords({anUnknown("a", "09:00", true), aCommand("b", CommandState::Done, "10:00")});
    clickRow(0);
    page.setRecords(
        {aCommand("a", CommandState::Done, "09:00"), aCommand("b", CommandState::Done, "10:00")});
    EXPECT_FALSE(find<QFrame>("unknownBanner")->isVisible());
    EXPECT_EQ(cell(0, 3), u"DEP-b");
    const QModelIndexList chosen = table()->selectionModel()->selectedRows();
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0].row(), 1) << "the selection moved along";
    EXPECT_FALSE(find<QPushButton>("check")->isVisible()) << "and the details are those of now";
}

TEST_F(JournalPageTest, filtersAndOffersTheWayOut)
{
    page.setRecords({aCommand("a", CommandState::Done, "09:00"),
        aCommand("b", CommandState::Refused, "10:00")});
    QTest::keyClicks(find<QLineEdit>("search"), QStringLiteral("dep-a"));
    EXPECT_EQ(table()->model()->rowCount(), 1);
    EXPECT_EQ(find<QLabel>("count")->text(), u"1 of 2 command(s)");
    auto* state = find<QComboBox>("state");
    state->setCurrentIndex(state->findText(QStringLiteral("Refused")));
    EXPECT_FALSE(table()->isVisible());
    EXPECT_TRUE(shownTexts().contains(u"No command matches the filter"));
    QPushButton* clear = nullptr;
    for (QPushButton* button : page.findChildren<QPushButton*>())
        if (button != find<QPushButton>("clearFilter") && button->text() == u"Clear filter")
            clear = button;
    ASSERT_NE(clear, nullptr);
    clear->click();
    EXPECT_EQ(table()->model()->rowCount(), 2);
    EXPECT_TRUE(table()->isVisible());
}

TEST_F(JournalPageTest, theConnectionFilterOutlivesUpdatesAndGoesWithItsConnection)
{
    JournalRow other = aCommand("b", CommandState::Done, "10:00");
    other.entry.command.connection = "Berlin";
    const JournalRow first = aCommand("a", CommandState::Done, "09:00");
    page.setRecords({first, other});
    auto* connection = find<QComboBox>("connection");
    connection->setCurrentIndex(connection->findText(QStringLiteral("Berlin")));
    EXPECT_EQ(table()->model()->rowCount(), 1);
    page.setRecords({first, other, aCommand("c", CommandState::Sent, "11:00")});
    EXPECT_EQ(connection->currentText(), u"Berlin");
    EXPECT_EQ(table()->model()->rowCount(), 1);
    page.setRecords({first});
    EXPECT_EQ(table()->model()->rowCount(), 1) << "a filter that nobody can see is off";
    EXPECT_EQ(cell(0, 3), u"DEP-a");
}

TEST_F(JournalPageTest, exportsWhatIsShownInItsOrder)
{
    page.setRecords({aCommand("a", CommandState::Done, "09:00"),
        aCommand("b", CommandState::Done, "10:00"), aCommand("x", CommandState::Sent, "11:00")});
    QTest::keyClicks(find<QLineEdit>("search"), QStringLiteral("done"));
    table()->sortByColumn(0, Qt::AscendingOrder);
    find<QPushButton>("exportButton")->click();
    ASSERT_EQ(exported.size(), 2U);
    EXPECT_EQ(exported[0].entry.command.id, "a");
    EXPECT_EQ(exported[1].entry.command.id, "b");
}

TEST_F(JournalPageTest, copiesTheChosenRows)
{
    page.setRecords({aCommand("a", CommandState::Done, "09:00"),
        aCommand("b", CommandState::Refused, "10:00")});
    page.activateWindow();
    EXPECT_TRUE(QTest::qWaitForWindowActive(&page));
    clickRow(1);
    table()->setFocus();
    QSignalSpy statusMessage(&page, &widgets::JournalPage::statusMessage);
    QTest::keySequence(table(), QKeySequence(QKeySequence::Copy));
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].startsWith(u"Time\tOutcome\tCommand"));
    EXPECT_TRUE(lines[1].contains(u"DEP-a\t生产环境\tShanghai"));
    EXPECT_EQ(statusMessage.count(), 1);
}

TEST_F(JournalPageTest, theServersWordsAreShownLetterForLetter)
{
    JournalRow hostile = aCommand("a", CommandState::Refused, "09:00");
    hostile.entry.outcome = "<font size=7>DONE</font>\u202e" + std::string(4000, 'x');
    page.setRecords({hostile});
    clickRow(0);
    EXPECT_TRUE(shownTexts().contains(u"<font size=7>DONE</font>\\u{202E}"));
    EXPECT_LE(page.minimumSizeHint().width(), 900);
    for (const QLabel* label : page.findChildren<QLabel*>()) {
        const bool isSniffed = label->textFormat() != Qt::PlainText;
        EXPECT_FALSE(isSniffed && label->text().contains(u"<font"));
    }
}

} // namespace
