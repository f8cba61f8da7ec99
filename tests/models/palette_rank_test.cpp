// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/palette_rank.h"

#include <gtest/gtest.h>

using models::paletteRank;

TEST(PaletteRank, earlierPlacesAreBetter)
{
    const auto beginning = paletteRank(u"open", u"Open file…");
    const auto word = paletteRank(u"open", u"Reopen and open");
    const auto within = paletteRank(u"open", u"Reopen closed tab");
    const auto apart = paletteRank(u"oft", u"Open file with tabs");
    ASSERT_TRUE(beginning && word && within && apart);
    EXPECT_LT(*beginning, *word);
    EXPECT_LT(*word, *within);
    EXPECT_LT(*within, *apart);
}

TEST(PaletteRank, everyWordMustBeThereInAnyOrder)
{
    EXPECT_TRUE(paletteRank(u"  tab  closed ", u"Reopen closed tab").has_value());
    EXPECT_FALSE(paletteRank(u"tab zebra", u"Reopen closed tab").has_value());
    EXPECT_TRUE(paletteRank(u"生产", u"环境：生产").has_value());
}

TEST(PaletteRank, aHintCountsLessThanTheTitle)
{
    const auto title = paletteRank(u"dark", u"Night, dark", u"View");
    const auto hint = paletteRank(u"view", u"Dark", u"View › Appearance");
    ASSERT_TRUE(title && hint);
    EXPECT_LT(*title, *hint);
    EXPECT_TRUE(paletteRank(u"view dark", u"Dark", u"View › Appearance").has_value());
    // Letters that stand apart in both say nothing.
    EXPECT_FALSE(paletteRank(u"dep", u"Dark", u"View › Appearance").has_value());
}

TEST(PaletteRank, usualWordsFindWhatIsCalledOtherwise)
{
    struct Case {
        QStringView typed;
        QStringView title;
        QStringView hint;
    };
    for (const Case& each : {Case{u"exit", u"Quit", u"File"}, Case{u"退出", u"Quit", u"File"},
             Case{u"rollback", u"Roll back…", u"Deployment"},
             Case{u"回滚", u"Roll back…", u"Deployment"},
             Case{u"theme", u"Dark", u"View › Appearance"},
             Case{u"dark theme", u"Dark", u"View › Appearance"},
             Case{u"font", u"Larger text", u"View"}, Case{u"zoom in", u"Larger text", u"View"},
             Case{u"bigger font", u"Larger text", u"View"}, Case{u"csv", u"Export…", u"Tools"},
             Case{u"导出", u"Export…", u"Tools"}, Case{u"帮助", u"User guide", u"Help"},
             Case{u"Pref", u"Settings…", u"Tools"}})
        EXPECT_TRUE(paletteRank(each.typed, each.title, each.hint).has_value())
            << each.typed.toUtf8().constData();
    EXPECT_FALSE(paletteRank(u"zoom out", u"Larger text", u"View").has_value());
    EXPECT_FALSE(paletteRank(u"ex", u"Quit", u"File").has_value()) << "two letters begin anything";
    EXPECT_FALSE(paletteRank(u"exit now", u"Quit", u"File").has_value());
    EXPECT_LT(*paletteRank(u"save", u"Save as PDF…"), *paletteRank(u"save", u"Export…"));
    EXPECT_LT(*paletteRank(u"theme", u"Dark", u"View › Appearance"),
        *paletteRank(u"theme", u"Other home"));
}

TEST(PaletteRank, nothingTypedFitsEverythingAlike)
{
    EXPECT_EQ(paletteRank(u"", u"a"), 0);
    EXPECT_EQ(paletteRank(u"   ", u""), 0);
    EXPECT_FALSE(paletteRank(u"a", u"").has_value());
}
