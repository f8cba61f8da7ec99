// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/export_memory.h"
#include "settings/settings.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using console::ExportColumns;
using console::rememberColumns;
using console::rememberedColumns;
using console::Setting;
using console::Settings;
using history::Column;

TEST(ExportMemory, eachSourceHasItsOwnColumnsUntilTheyAreForgotten)
{
    QTemporaryDir folder;
    const ExportColumns some = std::vector<Column>{Column::Id, Column::Executor};
    const ExportColumns others = std::vector<Column>{Column::Id, Column::Version};
    {
        Settings settings(folder.path());
        EXPECT_EQ(rememberedColumns(settings, QStringLiteral("a")), std::nullopt);
        rememberColumns(settings, QStringLiteral("a"), some);
        rememberColumns(settings, QStringLiteral("b"), others);
        settings.save();
    }
    Settings settings(folder.path());
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("a")), some);
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("b")), others);
    rememberColumns(settings, QStringLiteral("a"), std::nullopt);
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("a")), std::nullopt);
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("b")), others);
}

TEST(ExportMemory, theSourcesUsedLastAreKept)
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    const ExportColumns columns = std::vector<Column>{Column::Id};
    for (int n = 0; n < 250; ++n)
        rememberColumns(settings, QString::number(n), columns);
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("249")), columns);
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("0")), std::nullopt);
}

TEST(ExportMemory, whatIsNoColumnIsPassedOver)
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    settings.setJson(Setting::ExportColumns,
        R"([{"source":"a","columns":["id","nonsense",7]},{"source":"b","columns":["x"]},3])");
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("a")), std::vector<Column>{Column::Id});
    EXPECT_EQ(rememberedColumns(settings, QStringLiteral("b")), std::nullopt);
}

TEST(ExportMemory, theDecimalMarkIsThatOfTheDesktopUntilAnotherOneIsChosen)
{
    QTemporaryDir folder;
    Settings settings(folder.path());
    const QLocale german(QLocale::German);
    const QLocale english(QLocale::English);
    EXPECT_TRUE(console::remembersDecimalComma(settings, german));
    EXPECT_FALSE(console::remembersDecimalComma(settings, english));

    console::rememberDecimalComma(settings, true, german);
    EXPECT_FALSE(console::remembersDecimalComma(settings, english)) << "nothing was chosen";

    console::rememberDecimalComma(settings, false, german);
    EXPECT_FALSE(console::remembersDecimalComma(settings, german));
    EXPECT_FALSE(console::remembersDecimalComma(settings, english));

    console::rememberDecimalComma(settings, true, english);
    EXPECT_TRUE(console::remembersDecimalComma(settings, english));
    console::rememberDecimalComma(settings, false, english);
    EXPECT_TRUE(console::remembersDecimalComma(settings, german)) << "as on the desktop again";
}
