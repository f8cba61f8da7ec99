// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/access/accessible_news.h"

#include <QAccessible>
#include <QLabel>
#include <QTableWidget>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace {

bool isToldOf(QWidget& widget, QAccessible::Event kind)
{
    QAccessibleEvent event(&widget, kind);
    return widgets::isNews(event);
}

TEST(AccessibleNews, ofNameAndDescriptionAreWhatChanged)
{
    QWidget banner;
    banner.setAccessibleName(QStringLiteral("Accepted"));
    EXPECT_TRUE(isToldOf(banner, QAccessible::NameChanged));
    EXPECT_FALSE(isToldOf(banner, QAccessible::NameChanged)) << "the same once more";
    EXPECT_TRUE(isToldOf(banner, QAccessible::DescriptionChanged)) << "another text of it";
    banner.setAccessibleDescription(QStringLiteral("at 10:00"));
    EXPECT_TRUE(isToldOf(banner, QAccessible::DescriptionChanged));
    EXPECT_FALSE(isToldOf(banner, QAccessible::NameChanged));
    for (const char* words : {"Done", "Accepted", ""}) {
        banner.setAccessibleName(QString::fromUtf8(words));
        EXPECT_TRUE(isToldOf(banner, QAccessible::NameChanged)) << words;
    }
}

TEST(AccessibleNews, areOfEachWidgetItsOwn)
{
    QWidget one;
    QWidget other;
    for (QWidget* each : {&one, &other}) {
        each->setAccessibleName(QStringLiteral("Roll back"));
        EXPECT_TRUE(isToldOf(*each, QAccessible::NameChanged));
    }
}

TEST(AccessibleNews, areOfACellOnlyWhereTheKeysAre)
{
    QWidget window;
    auto* table = new QTableWidget(3, 1, &window);
    auto* other = new QTableWidget(3, 1, &window);
    auto* rows = new QVBoxLayout(&window);
    rows->addWidget(table);
    rows->addWidget(other);
    window.show();
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    table->setFocus();
    EXPECT_TRUE(isToldOf(*table, QAccessible::Focus));
    EXPECT_FALSE(isToldOf(*other, QAccessible::Focus)) << "its current row went away";
}

TEST(AccessibleNews, areWhateverElseIsTold)
{
    QLabel label;
    for (const auto kind : {QAccessible::ObjectShow, QAccessible::Alert, QAccessible::Focus}) {
        EXPECT_TRUE(isToldOf(label, kind));
        EXPECT_TRUE(isToldOf(label, kind));
    }
}

} // namespace
