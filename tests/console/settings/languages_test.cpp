// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/languages.h"

#include "project_paths.h"
#include "settings/setting_table.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using console::Language;
using console::languageCodes;
using console::languageFor;

namespace {

const QString projectFolder = QStringLiteral(PROJECT_SOURCE_DIR "/");

QByteArray textOf(const QString& path)
{
    QFile file(projectFolder + path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

} // namespace

// docs/how-to.md, "Add a language", names these tests.

TEST(Languages, eachHasItsFileOfTranslationsAndEachFileItsLanguage)
{
    QStringList files;
    for (const QString& code : languageCodes())
        files << QStringLiteral("deployment-console_%1.ts").arg(code);
    files.sort();
    const QDir folder(projectFolder + QStringLiteral("resources/translations"));
    EXPECT_EQ(folder.entryList({QStringLiteral("*.ts")}, QDir::Files, QDir::Name).join(u' '),
        files.join(u' '));
}

TEST(Languages, areTheChoicesOfTheSetting)
{
    const auto choices =
        QString::fromLatin1(console::infoOf(console::Setting::Language).choices).split(u' ');
    EXPECT_EQ(
        choices.join(u' '), (QStringList{QStringLiteral("system")} + languageCodes()).join(u' '));
}

TEST(Languages, areInTheProgramAndInTheUserGuide)
{
    const QByteArray guide = textOf(QStringLiteral("docs/user-guide.md"));
    for (const Language& language : console::languages()) {
        const QString translations =
            QStringLiteral(":/translations/deployment-console_%1.qm").arg(language.code);
        EXPECT_TRUE(QFile::exists(translations)) << language.code;
        EXPECT_TRUE(guide.contains(QByteArray("`--lang ") + language.code + '`')) << language.code;
    }
}

TEST(Languages, theOneThatFitsBestIsTaken)
{
    for (const Language& language : console::languages())
        EXPECT_EQ(languageFor(QLocale(language.code)).toStdString(), language.code);
    EXPECT_EQ(languageFor(QLocale(QStringLiteral("zh_TW"))).toStdString(), "zh_CN");
    EXPECT_EQ(languageFor(QLocale(QStringLiteral("en_GB"))).toStdString(), "en");
    EXPECT_EQ(languageFor(QLocale(QStringLiteral("is"))).toStdString(), "en");
    EXPECT_EQ(languageFor(QLocale::c()).toStdString(), "en");
}
