// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/options.h"

#include <gtest/gtest.h>

using console::Options;

namespace {

tl::expected<Options, Options::Ending> parsed(const QStringList& arguments)
{
    return Options::fromArguments(
        QStringList{QStringLiteral("deployment-console")} + arguments, QStringLiteral("1.2.3"));
}

TEST(Options, areRead)
{
    const auto options = parsed({QStringLiteral("a.json"), QStringLiteral("--lang"),
        QStringLiteral("zh_CN"), QStringLiteral("--theme=dark"), QStringLiteral("--utc"),
        QStringLiteral("--read-only"), QStringLiteral("--dump-state"), QStringLiteral("http://x/y"),
        QStringLiteral("--now"), QStringLiteral("2025-02-15T10:00:00Z")});
    ASSERT_TRUE(options);
    EXPECT_EQ(
        options->sources, (QStringList{QStringLiteral("a.json"), QStringLiteral("http://x/y")}));
    EXPECT_EQ(options->language, QStringLiteral("zh_CN"));
    EXPECT_EQ(options->theme, QStringLiteral("dark"));
    EXPECT_TRUE(options->utc && options->readOnly && options->dumpState);
    EXPECT_FALSE(options->demo || options->verbose || options->frameTimes);
    EXPECT_EQ(options->present, QStringLiteral("2025-02-15T10:00:00Z"));
}

/// A window that takes no commands opens none that does.
TEST(Options, whatHoldsInThisRunHoldsInTheWindowsThatItOpens)
{
    const auto options = parsed({QStringLiteral("a.json"), QStringLiteral("--lang=zh_CN"),
        QStringLiteral("--theme=dark"), QStringLiteral("--utc"), QStringLiteral("--read-only"),
        QStringLiteral("--verbose"), QStringLiteral("--now"),
        QStringLiteral("2025-02-15T10:00:00Z"), QStringLiteral("--frame-times")});
    ASSERT_TRUE(options);
    const auto other = parsed(options->forOtherWindows());
    ASSERT_TRUE(other);
    EXPECT_EQ(other->sources, QStringList());
    EXPECT_EQ(other->language, options->language);
    EXPECT_EQ(other->theme, options->theme);
    EXPECT_EQ(other->present, options->present);
    EXPECT_TRUE(other->utc && other->readOnly && other->verbose);
    EXPECT_FALSE(other->frameTimes) << "they would be printed into the same terminal";
    EXPECT_EQ(Options().forOtherWindows(), QStringList());
}

TEST(Options, ofTwoValuesNeitherIsDroppedWithoutAWord)
{
    const auto two = parsed({QStringLiteral("--theme=dark"), QStringLiteral("--theme=light")});
    ASSERT_FALSE(two);
    EXPECT_EQ(two.error().exitCode, 2);
    EXPECT_TRUE(two.error().text.contains(
        QStringLiteral("--theme is given twice, as \"dark\" and as \"light\"")))
        << two.error().text.toStdString();
    EXPECT_TRUE(parsed({QStringLiteral("--theme=dark"), QStringLiteral("--theme=dark")}));
}

TEST(Options, thoseOfQtAreLetThrough)
{
    const auto options =
        parsed({QStringLiteral("-platform"), QStringLiteral("offscreen"), QStringLiteral("--style"),
            QStringLiteral("fusion"), QStringLiteral("-reverse"), QStringLiteral("a.json")});
    ASSERT_TRUE(options);
    EXPECT_EQ(options->sources, QStringList{QStringLiteral("a.json")});
    EXPECT_TRUE(options->namesPlatform);
    EXPECT_FALSE(parsed({QStringLiteral("a.json")})->namesPlatform);
}

TEST(Options, helpAndVersionComeFirst)
{
    for (const char* name : {"--help", "-h", "--help-all"}) {
        const auto help = parsed({QStringLiteral("--nonsense"), QString::fromLatin1(name)});
        ASSERT_FALSE(help) << name;
        EXPECT_EQ(help.error().exitCode, 0);
        EXPECT_TRUE(help.error().text.startsWith(QStringLiteral("Usage: ")));
        EXPECT_TRUE(help.error().text.contains(QStringLiteral("--read-only")));
        EXPECT_FALSE(help.error().text.contains(QStringLiteral("qwindowtitle")));
        EXPECT_FALSE(help.error().text.contains(QStringLiteral("help-all")));
    }
    for (const char* name : {"--version", "-v"}) {
        const auto version = parsed({QString::fromLatin1(name)});
        ASSERT_FALSE(version) << name;
        EXPECT_EQ(version.error().exitCode, 0);
        EXPECT_EQ(version.error().text, QStringLiteral("deployment-console 1.2.3\n"));
    }
}

TEST(Options, whatIsWrongIsNamed)
{
    for (const auto& [arguments, named] : std::initializer_list<std::pair<QStringList, QString>>{
             {{QStringLiteral("--nonsense")}, QStringLiteral("nonsense")},
             {{QStringLiteral("--tour"), QStringLiteral("x")}, QStringLiteral("tour")},
             {{QStringLiteral("--lang")}, QStringLiteral("lang")},
             {{QStringLiteral("--lang"), QStringLiteral("fr")},
                 QStringLiteral("--lang \"fr\": expected en or zh_CN")},
             {{QStringLiteral("--theme=pink")},
                 QStringLiteral("--theme \"pink\": expected light or dark")},
             {{QStringLiteral("--now=yesterday")},
                 QStringLiteral("--now \"yesterday\": expected a time such as")}}) {
        const auto options = parsed(arguments);
        ASSERT_FALSE(options) << qPrintable(named);
        EXPECT_EQ(options.error().exitCode, 2);
        EXPECT_TRUE(options.error().text.contains(named)) << qPrintable(options.error().text);
    }
}

} // namespace

TEST(Options, whatIsChosenForOneRunIsNotHandedOverToAnother)
{
    const auto canBe = [](const char* option) {
        const auto options = Options::fromArguments(
            {QStringLiteral("x"), QString::fromLatin1(option)}, QStringLiteral("1"));
        EXPECT_TRUE(options) << option;
        return options && options->canBeHandedOver();
    };
    EXPECT_TRUE(canBe("file.json"));
    EXPECT_TRUE(canBe("--demo"));
    EXPECT_TRUE(canBe("--no-restore"));
    for (const char* option :
        {"--new-window", "--read-only", "--utc", "--lang=en", "--theme=dark", "--verbose"})
        EXPECT_FALSE(canBe(option)) << option;
}
