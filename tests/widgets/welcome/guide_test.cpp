// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/welcome/guide_dialog.h"
#include "welcome/guide_text.h"

#include <gtest/gtest.h>

#include <QLineEdit>
#include <QListWidget>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUrl>

using widgets::GuideDialog;
using widgets::guideText;

namespace {

QString smallGuide()
{
    return QStringLiteral(
        "# Guide\n\n[Other language](other.md)\n\nSee [Second](#second) and [a file](other.md).\n\n"
        "<a id=\"first\"></a>\n\n## First\n\n%1\n\n<a id=\"second\"></a>\n\n"
        "### Second\n\nword\n\n![a picture](a.png)\n\n```\n# no heading\n```\n\n%1\n")
        .arg(QStringLiteral("Text.\n\n").repeated(60));
}

TEST(GuideText, keepsHeadingsWithTheirAnchorsAndLinksAmongThem)
{
    const auto guide = guideText(smallGuide());
    ASSERT_EQ(guide.sections.size(), 3);
    EXPECT_EQ(guide.sections[0].anchor, QString());
    EXPECT_EQ(guide.sections[1].title, QStringLiteral("First"));
    EXPECT_EQ(guide.sections[2].anchor, QStringLiteral("second"));
    EXPECT_EQ(guide.sections[2].level, 3);
    EXPECT_TRUE(guide.markdown.contains(QStringLiteral("See [Second](#second) and a file.")));
    EXPECT_FALSE(guide.markdown.contains(QStringLiteral("<a id")));
    EXPECT_FALSE(guide.markdown.contains(QStringLiteral("a.png")));
    EXPECT_FALSE(guide.markdown.contains(QStringLiteral("Other language")))
        << "a line that leads nowhere";
    EXPECT_TRUE(guide.markdown.contains(QStringLiteral("# no heading")));
}

class GuideDialogTest : public testing::Test {
protected:
    GuideDialogTest() { dialog.show(); }

    GuideDialog dialog{smallGuide()};
    QTextBrowser& text = *dialog.findChild<QTextBrowser*>();
    QListWidget& contents = *dialog.findChild<QListWidget*>();
};

TEST_F(GuideDialogTest, theContentsLeadToTheirHeadings)
{
    ASSERT_EQ(contents.count(), 3);
    EXPECT_EQ(contents.item(2)->text().trimmed(), QStringLiteral("Second"));
    EXPECT_EQ(text.verticalScrollBar()->value(), 0);
    contents.setCurrentRow(2);
    EXPECT_GT(text.verticalScrollBar()->value(), 0);
    EXPECT_EQ(text.textCursor().block().text(), QStringLiteral("Second"));
    contents.setCurrentRow(0);
    EXPECT_LE(text.verticalScrollBar()->value(), 10);
}

TEST_F(GuideDialogTest, linksLeadToTheirSections)
{
    Q_EMIT text.anchorClicked(QUrl(QStringLiteral("#second")));
    EXPECT_EQ(contents.currentRow(), 2);
    dialog.showSection(QStringLiteral("first"));
    EXPECT_EQ(contents.currentRow(), 1);
    dialog.showSection(QStringLiteral("nowhere"));
    EXPECT_EQ(contents.currentRow(), 1);
}

TEST_F(GuideDialogTest, enterFindsTheNextPlaceAndGoesRound)
{
    auto* search = dialog.findChild<QLineEdit*>();
    QTest::keyClicks(search, QStringLiteral("second"));
    QTest::keyClick(search, Qt::Key_Return);
    ASSERT_TRUE(dialog.isVisible()) << "Enter closes nothing";
    const int first = text.textCursor().selectionStart();
    EXPECT_EQ(text.textCursor().selectedText().toLower(), QStringLiteral("second"));
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_GT(text.textCursor().selectionStart(), first);
    QTest::keyClick(search, Qt::Key_Return);
    EXPECT_EQ(text.textCursor().selectionStart(), first);
}

} // namespace
