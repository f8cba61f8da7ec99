// SPDX-License-Identifier: GPL-3.0-or-later
#include "print_qt.h"
#include "project_paths.h"
#include "ts_translator.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/whole_durations.h"

#include <QCoreApplication>

#include <gtest/gtest.h>

#include <vector>

using models::withWholeDurations;
using namespace std::chrono_literals;

namespace {

const std::vector<deployment::Milliseconds> lengthsOfRuns{0s, 42s, 2min, 31min + 7s, 65min, 76h};

} // namespace

TEST(WholeDurations, haveNoSpaceAtWhichALineMayEnd)
{
    for (const deployment::Milliseconds length : lengthsOfRuns) {
        QString expected = models::durationText(length);
        expected.replace(u' ', QChar(u'\u00a0'));
        EXPECT_EQ(withWholeDurations(
                      QStringLiteral("took %1, usually %1").arg(models::durationText(length))),
            QStringLiteral("took %1, usually %1").arg(expected));
    }
}

TEST(WholeDurations, whatIsNoneStaysAsItIs)
{
    for (const char* text :
        {"", "all 12 known run(s)", "2 steps", "2025-02-15 10:00", "V2.1.0 s", "Step 3 min"})
        EXPECT_EQ(withWholeDurations(QLatin1String(text)).size(), QLatin1String(text).size());
    EXPECT_EQ(withWholeDurations(QStringLiteral("2 steps")), u"2 steps");
    EXPECT_EQ(withWholeDurations(QStringLiteral("at 10:00 s")), u"at 10:00 s");
}

TEST(WholeDurations, areOneWordInChinese)
{
    test_support::TsTranslator chinese(
        QStringLiteral(PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
    QCoreApplication::installTranslator(&chinese);
    EXPECT_EQ(withWholeDurations(QStringLiteral("通常耗时 3分36秒；")),
        QStringLiteral("通常耗时 3\u2060分\u206036\u2060秒；"));
    for (const deployment::Milliseconds length : lengthsOfRuns) {
        const QString text = models::durationText(length);
        QString whole = withWholeDurations(text);
        EXPECT_NE(whole, text);
        EXPECT_EQ(models::withoutJoiners(whole), text);
        EXPECT_EQ(whole.remove(QChar(u'\u2060')), text);
    }
    QCoreApplication::removeTranslator(&chinese);
}
