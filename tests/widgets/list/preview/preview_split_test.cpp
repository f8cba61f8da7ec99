// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/preview/preview_split.h"

#include "list_page_fixture.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/list/preview/preview_pane.h"

#include <QAction>
#include <QSignalSpy>

using test_support::ListPageFixture;
using widgets::PreviewPane;
using widgets::PreviewSplit;

namespace {

class PreviewSplitTest : public ListPageFixture {
protected:
    PreviewSplit& split() { return page.preview(); }
    PreviewPane& pane() { return split().pane(); }
    void resize(int width)
    {
        page.resize(width, 700);
        QCoreApplication::processEvents();
    }
};

models::Preview aPreview(const QString& id)
{
    models::Preview preview;
    preview.header.id = id;
    preview.header.title = id;
    preview.reason.kind = models::FindingsText::Kind::Failed;
    preview.reason.entry = 3;
    preview.log.lines.resize(2);
    preview.log.lines[1].entry = 7;
    return preview;
}

} // namespace

TEST_F(PreviewSplitTest, comesByItselfWhereThereIsRoomForBoth)
{
    resize(1366);
    EXPECT_FALSE(pane().isVisible());
    resize(1600);
    EXPECT_TRUE(pane().isVisible());
    EXPECT_TRUE(split().toggleAction()->isChecked());
    EXPECT_GE(pane().width(), 420);
    EXPECT_LE(pane().width(), 680);
    resize(1366);
    EXPECT_FALSE(pane().isVisible());
}

TEST_F(PreviewSplitTest, obeysTheUserAtAnyWidth)
{
    QSignalSpy changed(&split(), &PreviewSplit::choiceChanged);
    resize(1366);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_F4);
    EXPECT_TRUE(pane().isVisible());
    EXPECT_EQ(split().orientation(), Qt::Horizontal);
    resize(1900);
    QTest::keyClick(&table(), Qt::Key_F4);
    EXPECT_FALSE(pane().isVisible());
    resize(1000);
    resize(1900);
    EXPECT_FALSE(pane().isVisible()) << "for good";
    EXPECT_EQ(changed.size(), 2);
}

TEST(PreviewSplit, standsBelowTheListWhereItIsNarrow)
{
    auto* list = new QWidget;
    PreviewSplit split(*list);
    split.setUseful(true);
    split.setChoice({{QStringLiteral("shown"), true}, {QStringLiteral("height"), 250}});
    split.resize(800, 700);
    split.show();
    EXPECT_EQ(split.orientation(), Qt::Vertical);
    EXPECT_EQ(split.pane().height(), 250);
    split.resize(1300, 700);
    EXPECT_EQ(split.orientation(), Qt::Horizontal);
    split.resize(800, 700);
    EXPECT_EQ(split.orientation(), Qt::Vertical);
    EXPECT_TRUE(split.pane().isVisible());
}

TEST_F(PreviewSplitTest, remembersTheChoiceAndTheWidth)
{
    resize(1900);
    EXPECT_TRUE(split().choice().isEmpty()) << "nothing was chosen";
    split().setChoice({{QStringLiteral("shown"), true}, {QStringLiteral("width"), 555}});
    QCoreApplication::processEvents();
    EXPECT_EQ(pane().width(), 555);
    EXPECT_EQ(split().choice().value(QStringLiteral("width")).toInt(), 555);
    split().setChoice({{QStringLiteral("shown"), false}});
    EXPECT_FALSE(pane().isVisible());
    split().setChoice({{QStringLiteral("shown"), QStringLiteral("?")},
        {QStringLiteral("width"), -5}, {QStringLiteral("height"), QVariantList{}}});
    EXPECT_TRUE(pane().isVisible()) << "what makes no sense was not chosen";
}

TEST_F(PreviewSplitTest, keepsItsWidthWhileTheWindowGrows)
{
    resize(1700);
    const int before = pane().width();
    resize(1900);
    EXPECT_EQ(pane().width(), before);
}

TEST_F(PreviewSplitTest, isNotThereWhereThereIsNothingToPreview)
{
    resize(1900);
    page.setHistory(nullptr);
    EXPECT_FALSE(pane().isVisible());
}

TEST_F(PreviewSplitTest, givesTheKeyboardBackToTheRows)
{
    resize(1900);
    pane().setPreview(aPreview(QStringLiteral("A")));
    split().turnFocus();
    ASSERT_TRUE(pane().isAncestorOf(QApplication::focusWidget()));
    split().toggleAction()->trigger();
    EXPECT_TRUE(table().hasFocus());
}

/// Which is no click.
TEST_F(PreviewSplitTest, aScreenReaderShowsItByToggling)
{
    resize(1366);
    QSignalSpy changed(&split(), &PreviewSplit::choiceChanged);
    split().toggleAction()->toggle();
    EXPECT_TRUE(pane().isVisible());
    EXPECT_EQ(changed.size(), 1);
    resize(1900);
    EXPECT_EQ(changed.size(), 1) << "the room there is decides nothing for the user";
}

TEST_F(PreviewSplitTest, isReachedByTabFromTheRows)
{
    resize(1900);
    pane().setPreview(aPreview(QStringLiteral("A")));
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Tab);
    EXPECT_TRUE(pane().isAncestorOf(QApplication::focusWidget()));
}

TEST_F(PreviewSplitTest, buttonsOfCommandsFollowTheirActions)
{
    resize(1900);
    QAction pause(QStringLiteral("Pause…"));
    pause.setData(static_cast<int>(operations::CommandKind::Pause));
    QAction back(QStringLiteral("Roll back…"));
    back.setData(static_cast<int>(operations::CommandKind::RollBack));
    pane().setCommandActions({&pause, &back});
    pane().setPreview(aPreview(QStringLiteral("A")));
    auto* pauseButton = qobject_cast<QPushButton*>(button(QStringLiteral("Pause…")));
    auto* backButton = qobject_cast<QPushButton*>(button(QStringLiteral("Roll back…")));
    ASSERT_NE(pauseButton, nullptr);
    ASSERT_NE(backButton, nullptr);
    pause.setEnabled(false);
    back.setEnabled(false);
    back.setToolTip(models::toolTipText(QStringLiteral("It has ended & is gone.")));
    EXPECT_TRUE(pauseButton->isHidden());
    EXPECT_FALSE(backButton->isHidden()) << "the way back says why it is closed";
    EXPECT_FALSE(backButton->isEnabled());
    EXPECT_EQ(backButton->accessibleDescription(), QStringLiteral("It has ended & is gone."));
    back.setEnabled(true);
    QSignalSpy triggered(&back, &QAction::triggered);
    backButton->click();
    EXPECT_EQ(triggered.size(), 1);
}

TEST_F(PreviewSplitTest, aLineOfTheLogLeadsToIt)
{
    resize(1900);
    pane().setPreview(aPreview(QStringLiteral("A")));
    QSignalSpy asked(&pane(), &PreviewPane::logEntryRequested);
    auto* log = pane().findChild<QTableView*>(QStringLiteral("previewLog"));
    Q_EMIT log->activated(log->model()->index(1, 1));
    EXPECT_EQ(asked.takeFirst().at(0).toULongLong(), 7U);
    pane().findChild<QPushButton*>(QStringLiteral("previewShowLog"))->click();
    EXPECT_EQ(asked.takeFirst().at(0).toULongLong(), 3U);
}

TEST_F(PreviewSplitTest, everyPartHasAName)
{
    resize(1900);
    models::Preview preview = aPreview(QStringLiteral("A"));
    preview.log.title = QStringLiteral("Log, last lines");
    preview.steps.resize(2);
    pane().setPreview(preview);
    EXPECT_FALSE(pane().accessibleName().isEmpty());
    for (const auto* table : pane().findChildren<QTableView*>())
        EXPECT_FALSE(table->accessibleName().isEmpty());
}
