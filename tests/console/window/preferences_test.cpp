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
        QSignalSpy message(&preferences, &Preferences::statusMessage);
        preferences.setFlag(Setting::Utc, true);
        EXPECT_TRUE(preferences.isUtc());
        EXPECT_EQ(message.count(), 0);
        preferences.setWord(Setting::Language, QStringLiteral("zh_CN"));
        EXPECT_EQ(message.count(), 1); // it needs another start
        EXPECT_EQ(changed.count(), 2);
    }
    EXPECT_EQ(time.zone(), deployment::Zone::Utc);
    const Settings again(folder.path());
    EXPECT_TRUE(again.flag(Setting::Utc));
    EXPECT_EQ(again.text(Setting::Language), u"zh_CN");
}
