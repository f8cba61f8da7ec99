// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/preview/preview_models.h"
#include "deploy/widgets/list/preview/preview_pane.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

namespace {

using test_support::aDeployment;

QString nameOf(const QWidget& widget)
{
    const QString name =
        widget.objectName().isEmpty() ? widget.accessibleName() : widget.objectName();
    return QLatin1String(widget.metaObject()->className()) + QLatin1Char(' ') + name;
}

class ListKeysTest : public test_support::ListPageFixture {
protected:
    void SetUp() override
    {
        page.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
    }

    void resize(const QSize& size)
    {
        page.resize(size);
        QCoreApplication::processEvents();
    }

    /// A part of it at least; of a table, its rows.
    static bool isSeen(const QWidget& stop)
    {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(&stop);
        return !(area == nullptr ? stop : *area->viewport()).visibleRegion().isEmpty();
    }

    /// Where the key leads to, beginning with the widget, until it comes round.
    QList<QWidget*> walk(QWidget& from, Qt::Key key)
    {
        constexpr int most = 200;
        QList<QWidget*> stops;
        const QWidget* before = nullptr;
        from.setFocus();
        for (int press = 0; press < most; ++press) {
            QWidget* here = QApplication::focusWidget();
            // The parts of a date are walked through within their field.
            if (here != nullptr && here == before) {
                QTest::keyClick(here, key);
                continue;
            }
            if (here == nullptr || stops.contains(here))
                break;
            stops.append(here);
            QCoreApplication::processEvents(); // it may be scrolled to
            if (!isSeen(*here))
                m_faults << QStringLiteral("not seen: ") + nameOf(*here);
            if (key == Qt::Key_Tab && before != nullptr && !follows(*here, *before))
                m_faults << nameOf(*here) + QStringLiteral(" after ") + nameOf(*before);
            before = here;
            QTest::keyClick(here, key);
        }
        return stops;
    }

    QRect placeOf(const QWidget& stop) const { return {stop.mapTo(&page, QPoint()), stop.size()}; }

    /// Below the other one, or at its right.
    bool follows(const QWidget& next, const QWidget& before) const
    {
        const QRect a = placeOf(before);
        const QRect b = placeOf(next);
        return b.top() > a.bottom() || (b.bottom() >= a.top() && b.left() > a.right());
    }

    /// What is wrong with the way of Tab through the page, there and back.
    QStringList faults()
    {
        auto& first = *page.findChild<QWidget*>(QStringLiteral("filterButton"));
        const QList<QWidget*> stops = walk(first, Qt::Key_Tab);
        for (const QWidget* each : page.findChildren<QWidget*>()) {
            const bool isStop = (each->focusPolicy() & Qt::TabFocus) == Qt::TabFocus
                && each->isVisible() && each->isEnabled() && each->focusProxy() == nullptr
                && each->window() == &page;
            if (isStop && std::ranges::find(stops, each) == stops.end())
                m_faults << QStringLiteral("not reached: ") + nameOf(*each);
        }
        QList<QWidget*> back = walk(*stops.last(), Qt::Key_Backtab);
        std::ranges::reverse(back);
        if (back != stops)
            m_faults << QStringLiteral("another way back");
        return std::exchange(m_faults, {});
    }

    std::string faultsText() { return faults().join(u'\n').toStdString(); }

    void showPreview()
    {
        models::Preview preview;
        preview.header.id = QStringLiteral("DEP-001");
        preview.header.title = preview.header.id;
        preview.reason.kind = models::FindingsText::Kind::Failed;
        preview.reason.entry = 3;
        preview.steps.resize(2);
        preview.log.title = QStringLiteral("Log");
        preview.log.lines.resize(2);
        if (!page.preview().pane().isVisible())
            page.preview().toggleAction()->trigger();
        page.preview().pane().setPreview(preview);
        page.preview().pane().setComparedVersion(QStringLiteral("V2.0.5"));
        QCoreApplication::processEvents();
    }

    QStringList m_faults; ///< on the way
};

TEST_F(ListKeysTest, tabGoesThroughThePageAsItStandsOnTheScreen)
{
    for (const QSize size : {QSize(1366, 768), QSize(800, 600)}) {
        resize(size);
        EXPECT_EQ(faultsText(), "") << size.width();
    }
}

TEST_F(ListKeysTest, tabGoesFromTheRowsIntoThePreviewAndOnToTheLineBelow)
{
    page.showSaved(QStringLiteral("/tmp/rows.csv"));
    for (const QSize size : {QSize(1900, 1000), QSize(800, 900)}) {
        resize(size);
        showPreview();
        EXPECT_EQ(faultsText(), "") << size.width();
    }
}

TEST_F(ListKeysTest, tabGoesThroughTheFiltersThatWereFolded)
{
    resize({800, 600});
    auto* more = page.findChild<QAbstractButton*>(QStringLiteral("moreFilters"));
    ASSERT_TRUE(more->isVisible());
    more->click();
    models::ListFilter filter;
    filter.window.choice = history::TimeChoice::FromTo;
    filter.words[history::Column::Executor] = {QStringLiteral("OPS")};
    page.filters().setFilter(filter);
    QCoreApplication::processEvents();
    EXPECT_EQ(faultsText(), "");
}

TEST_F(ListKeysTest, tabGoesToTheWaysOutWhereThereAreNoRows)
{
    models::ListFilter filter;
    filter.text = QStringLiteral("nothing has this");
    page.filters().setFilter(filter);
    resize({1366, 768});
    EXPECT_EQ(faultsText(), "");
    filter.words[history::Column::Status] = {QStringLiteral("FAILED")};
    page.filters().setFilter(filter); // other ways out
    QCoreApplication::processEvents();
    EXPECT_EQ(faultsText(), "");
}

TEST_F(ListKeysTest, homeAndEndChooseTheEndsOfTheListAndEnterOpensThem)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    table().setFocus();
    const auto enterOpens = [&]() -> QStringList {
        opened.clear();
        QTest::keyClick(&table(), Qt::Key_Return);
        return opened.isEmpty() ? QStringList() : opened[0][0].toStringList();
    };
    EXPECT_TRUE(enterOpens().isEmpty()) << "nobody has chosen a row";
    QTest::keyClick(&table(), Qt::Key_Home);
    EXPECT_EQ(enterOpens(), QStringList{QStringLiteral("DEP-001")});
    QTest::keyClick(&table(), Qt::Key_End);
    EXPECT_EQ(enterOpens(), QStringList{QStringLiteral("DEP-005")});
    QTest::keyClick(&table(), Qt::Key_Home, Qt::ControlModifier);
    EXPECT_EQ(enterOpens(), QStringList{QStringLiteral("DEP-001")});
    QTest::keyClick(&table(), Qt::Key_End, Qt::ControlModifier);
    EXPECT_EQ(enterOpens(), QStringList{QStringLiteral("DEP-005")});
    QTest::keyClick(&table(), Qt::Key_Home, Qt::ShiftModifier);
    EXPECT_EQ(enterOpens().size(), 5);
}

TEST_F(ListKeysTest, atAnEndTheKeyThatLeadsNowhereChoosesTheRow)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Up);
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toStringList(), QStringList{QStringLiteral("DEP-001")});
}

TEST_F(ListKeysTest, enterChoosesTheRowThatTabLedToBeforeItOpensIt)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(page.rows().selectedId(), QStringLiteral("DEP-001"));
    EXPECT_EQ(opened.size(), 0);
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(opened.size(), 1);
}

TEST_F(ListKeysTest, theMenuKeyIsForTheRowThatTheKeysAreOn)
{
    table().setFocus();
    ASSERT_FALSE(table().selectionModel()->hasSelection());
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(&table(), &key);
    EXPECT_EQ(page.rows().selectedId(), QStringLiteral("DEP-001"));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_NE(menu, nullptr);
    EXPECT_EQ(table().indexAt(table().viewport()->mapFromGlobal(menu->pos())).row(), 0);
    menu->close();
}

TEST_F(ListKeysTest, endStaysInTheColumnsThatAreSeen)
{
    resize({800, 600});
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_End);
    EXPECT_EQ(table().horizontalScrollBar()->value(), 0);
    EXPECT_EQ(table().currentIndex().row(), 4);
}

TEST_F(ListKeysTest, downLeadsFromTheSearchToTheRowsThatWereFound)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    search().setFocus();
    QTest::keyClicks(&search(), QStringLiteral("V2.0.5"));
    QTest::keyClick(&search(), Qt::Key_Return);
    QTest::keyClick(&search(), Qt::Key_Down);
    ASSERT_TRUE(table().hasFocus());
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toStringList(), QStringList{QStringLiteral("DEP-004")});
}

TEST_F(ListKeysTest, downLeadsFromTheSearchToTheRowThatWasSelectedBefore)
{
    table().selectRow(2);
    search().setFocus();
    QTest::keyClick(&search(), Qt::Key_Down);
    EXPECT_TRUE(table().hasFocus());
    EXPECT_EQ(page.rows().selectedId(), QStringLiteral("DEP-003"));
}

TEST_F(ListKeysTest, downLeadsFromTheSearchThatFoundNothingToTheFirstWayOut)
{
    search().setFocus();
    QTest::keyClicks(&search(), QStringLiteral("nothing has this"));
    QTest::keyClick(&search(), Qt::Key_Return);
    QTest::keyClick(&search(), Qt::Key_Down);
    const auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget());
    ASSERT_NE(button, nullptr);
    EXPECT_TRUE(button->isVisible());
}

TEST_F(ListKeysTest, downStaysInTheSearchWhileItOffersSomething)
{
    search().setFocus();
    QTest::keyClicks(&search(), QStringLiteral("stat"));
    QTest::keyClick(&search(), Qt::Key_Down);
    EXPECT_TRUE(search().hasFocus());
}

TEST_F(ListKeysTest, aRowThatTabLeadsToIsSeenToHaveTheKeys)
{
    search().setFocus();
    // Where a row begins: at its end stands what it offers.
    const auto looksOf = [this](int row) {
        QRect place = table().visualRect(table().model()->index(row, 0));
        place.setRight(place.left() + 60);
        return table().viewport()->grab(place).toImage();
    };
    const QImage first = looksOf(0);
    const QImage second = looksOf(1);
    for (int presses = 0; presses < 20 && !table().hasFocus(); ++presses)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    ASSERT_TRUE(table().hasFocus());
    ASSERT_EQ(table().currentIndex().row(), 0);
    ASSERT_FALSE(table().selectionModel()->hasSelection());
    EXPECT_NE(looksOf(0), first);
    EXPECT_EQ(looksOf(1), second);
    QTest::keyClick(&table(), Qt::Key_Down, Qt::ControlModifier);
    EXPECT_EQ(looksOf(0), first) << "it moves along";
    EXPECT_NE(looksOf(1), second);
    QTest::keyClick(&table(), Qt::Key_Backtab);
    EXPECT_EQ(looksOf(1), second);
}

TEST_F(ListKeysTest, aNeighborOfARowThatVanishedIsOpenedOnlyAfterAKeyThatLeadsToIt)
{
    QSignalSpy opened(&page.rows(), &widgets::ListRows::openRequested);
    models::ListFilter running;
    running.words[history::Column::Status] = {QStringLiteral("RUNNING")};
    for (const char* id : {"DEP-006", "DEP-007"})
        add(aDeployment(id).running());
    page.historyChanged();
    page.filters().setFilter(running);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Home);
    const QString gone = page.rows().selectedId().value_or(QString());
    add(aDeployment(gone.toStdString()).end("11:00"));
    page.historyChanged();
    ASSERT_TRUE(QTest::qWaitFor([this] { return shownIds().size() == 2; })) << "a busy one rests";
    QTest::keyClick(&table(), Qt::Key_Return);
    EXPECT_EQ(opened.size(), 0);
    QTest::keyClick(&table(), Qt::Key_Home);
    QTest::keyClick(&table(), Qt::Key_Return);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened[0][0].toStringList(), QStringList{shownIds().first()});
}

} // namespace
