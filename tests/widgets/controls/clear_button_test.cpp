// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/clear_button.h"

#include <QAction>
#include <QLineEdit>
#include <QShortcut>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

TEST(ClearButton, hasANameOfItsOwn)
{
    QLineEdit field;
    QAction search(QStringLiteral("Search"));
    field.addAction(&search, QLineEdit::LeadingPosition);
    widgets::addClearButton(field);
    QStringList names;
    for (const auto* button : field.findChildren<QToolButton*>())
        names.append(button->accessibleName());
    EXPECT_EQ(names.count(QStringLiteral("Clear the search")), 1);
    EXPECT_EQ(names.size(), 2);
}

TEST(ClearButton, escapeClearsTheFieldOfAPageBeforeThePageHasTheKey)
{
    QWidget page;
    QLineEdit field(&page);
    widgets::letEscapeClear(field);
    QShortcut ofPage(Qt::Key_Escape, &page);
    int pressed = 0;
    QObject::connect(&ofPage, &QShortcut::activated, &page, [&] { ++pressed; });
    page.show();
    page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
    field.setFocus();
    field.setText(QStringLiteral("error"));
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_TRUE(field.text().isEmpty());
    EXPECT_EQ(pressed, 0);
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_EQ(pressed, 1);
}
