// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/clear_button.h"

#include <QAction>
#include <QLineEdit>
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
