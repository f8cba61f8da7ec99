// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/user_guide.h"

#include "deploy/widgets/welcome/guide_dialog.h"

#include <gtest/gtest.h>

#include <QListWidget>
#include <QLocale>
#include <QTextBlock>
#include <QTextBrowser>
#include <QWidget>

namespace {

class UserGuideTest : public testing::TestWithParam<const char*> {
protected:
    UserGuideTest() { QLocale::setDefault(QLocale(QString::fromLatin1(GetParam()))); }
    ~UserGuideTest() override { QLocale::setDefault(m_before); }

    const QLocale m_before;
};

} // namespace

TEST_P(UserGuideTest, isInTheProgramInTheLanguageOfTheInterface)
{
    const bool isChinese = QByteArray(GetParam()) == "zh_CN";
    EXPECT_TRUE(console::userGuide().startsWith(
        isChinese ? QStringLiteral("# 用户手册\n") : QStringLiteral("# User guide\n")));
}

TEST_P(UserGuideTest, opensOnceInAWindowOfItsOwn)
{
    QWidget window;
    console::showGuide(window);
    console::showGuide(window);
    const auto guides = window.findChildren<widgets::GuideDialog*>();
    ASSERT_EQ(guides.size(), 1);
    EXPECT_TRUE(guides.first()->isVisible());
    EXPECT_FALSE(guides.first()->isModal());
    EXPECT_GE(guides.first()->findChild<QListWidget*>()->count(), 15);
}

/// Emphasis beside Chinese punctuation is easily none, and then its stars are read.
TEST_P(UserGuideTest, leavesNoMarkupInTheText)
{
    const widgets::GuideDialog dialog(console::userGuide());
    const QTextDocument* document = dialog.findChild<QTextBrowser*>()->document();
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            const QTextFragment text = part.fragment();
            if (text.charFormat().fontFixedPitch())
                continue;
            EXPECT_FALSE(text.text().contains(QLatin1Char('*'))) << block.text().toStdString();
            EXPECT_FALSE(text.text().contains(QLatin1String("]("))) << block.text().toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, UserGuideTest, testing::Values("en", "zh_CN"));
