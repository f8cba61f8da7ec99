// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/preferences.h"

#include "settings/settings.h"

#include "deploy/models/time_context.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using console::Preferences;
using console::Setting;
using console::Settings;

TEST(Preferences, takeEffectAndLast)
{
    const QTemporaryDir folder;
    models::TimeContext time(deployment::systemNow, deployment::Zone::Local);
    {
        Settings settings(folder.path());
        Preferences preferences(settings, time);
        QSignalSpy changed(&preferences, &Preferences::changed);
        preferences.setFlag(Setting::Utc, true);
        EXPECT_TRUE(preferences.isUtc());
        preferences.setWord(Setting::Language, QStringLiteral("zh_CN"));
        EXPECT_EQ(changed.count(), 2);
    }
    EXPECT_EQ(time.zone(), deployment::Zone::Utc);
    const Settings again(folder.path());
    EXPECT_TRUE(again.flag(Setting::Utc));
    EXPECT_EQ(again.text(Setting::Language), u"zh_CN");
}

TEST(Preferences, announceWhatIsWrittenPastThem)
{
    const QTemporaryDir folder;
    models::TimeContext time(deployment::systemNow, deployment::Zone::Local);
    Settings settings(folder.path());
    std::vector<Setting> announced;
    {
        const Preferences preferences(settings, time);
        QObject::connect(&preferences, &Preferences::changed,
            [&announced](Setting setting) { announced.push_back(setting); });
        settings.setJson(Setting::ListViews, "[1]");
        settings.setJson(Setting::ListViews, "[1]"); // as it is
        settings.setFlag(Setting::Utc, false); // as by default
        settings.setFlag(Setting::Utc, true);
        EXPECT_TRUE(preferences.isUtc());
        EXPECT_TRUE(settings.isChanged(Setting::Utc));
        settings.reset(Setting::Utc);
        EXPECT_FALSE(preferences.isUtc());
        EXPECT_FALSE(settings.isChanged(Setting::Utc));
    }
    settings.setFlag(Setting::Utc, true);
    EXPECT_EQ(announced, (std::vector{Setting::ListViews, Setting::Utc, Setting::Utc}));
}

TEST(Preferences, overrideTheCommandLineEvenWhereTheSettingsSayTheSame)
{
    const QTemporaryDir folder;
    models::TimeContext time(deployment::systemNow, deployment::Zone::Utc); // --utc
    Settings settings(folder.path());
    Preferences preferences(settings, time);
    QSignalSpy changed(&preferences, &Preferences::changed);
    preferences.setFlag(Setting::Utc, false);
    EXPECT_FALSE(preferences.isUtc());
    EXPECT_EQ(changed.count(), 1);
}
