// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/appearance.h"

#include "language_scope.h"

#include <QLocale>

#include <gtest/gtest.h>

TEST(Appearance, numbersAndMonthsAreThoseOfTheWordsAroundThem)
{
    const test_support::LanguageScope scope;
    const struct {
        const char* desktop;
        const char* language;
    } cases[] = {{"ar_EG", "en"}, {"de_DE", "en"}, {"en_ZA", "en"}, {"hi_IN", "en"}, {"C", "en"},
        {"zh_TW", "zh_CN"}};
    for (const auto& each : cases) {
        const QString language = console::applyLanguage(
            *qApp, QStringLiteral("system"), QLocale(QLatin1String(each.desktop)));
        EXPECT_EQ(
            language.toStdString(), QLocale(QLatin1String(each.language)).name().toStdString())
            << each.desktop;
        EXPECT_EQ(QLocale().toString(12345).toStdString(), "12,345") << each.desktop;
        EXPECT_EQ(QLocale().toString(99.5, 'f', 1).toStdString(), "99.5") << each.desktop;
        EXPECT_EQ(QLocale().monthName(3), QLocale(QLatin1String(each.language)).monthName(3))
            << each.desktop;
    }
}
