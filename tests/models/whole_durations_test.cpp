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

TEST(LongWords, mayBeBrokenWhereNothingElseMayBe)
{
    const QString digest = QStringLiteral("sha256:") + QString(64, u'7');
    const QString image = QStringLiteral("registry.example.com/team/app@") + digest;
    const QString broken = models::withBreaksInLongWords(image);
    EXPECT_TRUE(broken.startsWith(QStringLiteral("registry.example.com/team/")))
        << "where it would be broken by itself, it stays as it is";
    EXPECT_GT(broken.count(QChar(0x200b)), 5);
    EXPECT_EQ(models::withoutJoiners(broken), image);
    const QString host = QStringLiteral("registry.internal.platform.example.com");
    EXPECT_EQ(models::withBreaksInLongWords(host).split(QChar(0x200b)),
        QStringList({"registry.", "internal.", "platform.", "example.", "com"}))
        << "between its names first";
    for (const QString& text :
        {QString(), QStringLiteral("V2.1.0"), QStringLiteral("a b ").repeated(40),
            QString::fromUtf8("部署失败，等待处理").repeated(9)})
        EXPECT_EQ(models::withBreaksInLongWords(text), text) << text.toStdString();
    const QString accents = QStringLiteral("e\u0301\u0301").repeated(40);
    const QString parts = models::withBreaksInLongWords(accents);
    EXPECT_EQ(parts.indexOf(QChar(0x200b)), 24) << "never within a letter";
}
