// SPDX-License-Identifier: GPL-3.0-or-later
// The man page of the window says what its options are, and bash completes them.
#include "manual/console_manual.h"
#include "program/options.h"

#include "deploy/manual/manual_writers.h"

#include <gtest/gtest.h>

#include <QProcess>
#include <QTemporaryDir>

namespace {

QString manualAs(const char* form)
{
    return QString::fromStdString(
        *manual::written(console::consoleManual("1.2.3", "2025-02-15"), form));
}

/// What bash offers for the last word.
QStringList offered(const QStringList& words)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("completion")));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(manualAs("bash").toUtf8());
    file.close();
    QProcess bash;
    bash.start(QStringLiteral("bash"),
        QStringList{QStringLiteral("-c"),
            QStringLiteral("set -u; source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - "
                           "1)); _deployment_console; printf '%s\\n' \"${COMPREPLY[@]}\""),
            QStringLiteral("bash"), file.fileName(), QStringLiteral("deployment-console")}
            + words);
    EXPECT_TRUE(bash.waitForFinished());
    EXPECT_EQ(bash.readAllStandardError(), QByteArray());
    return QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

TEST(ConsoleManual, theManPageSaysWhatTheTableSays)
{
    const QString page = manualAs("man");
    EXPECT_GE(console::switches().size(), 8U);
    for (const console::Switch& each : console::switches()) {
        const QString name = QString::fromLatin1(each.name).replace(u'-', QStringLiteral("\\-"));
        EXPECT_TRUE(page.contains(QStringLiteral("\\fB\\-\\-%1\\fR").arg(name))) << each.name;
    }
    EXPECT_TRUE(page.contains(QStringLiteral("Language of the interface: en or zh_CN.")));
}

TEST(ConsoleManual, everyChoiceIsTakenByTheProgram)
{
    for (const console::Switch& each : console::switches())
        for (const QString& word : each.words())
            EXPECT_TRUE(console::Options::fromArguments(
                {QStringLiteral("deployment-console"), QStringLiteral("--%1").arg(each.name), word},
                QStringLiteral("1")))
                << each.name << ' ' << word.toStdString();
}

TEST(ConsoleManual, bashCompletesOptionsAndTheirValues)
{
    EXPECT_EQ(offered({QStringLiteral("--read")}), QStringList{QStringLiteral("--read-only")});
    EXPECT_EQ(offered({QStringLiteral("--theme"), QString()}),
        (QStringList{QStringLiteral("light"), QStringLiteral("dark")}));
    EXPECT_EQ(offered({QStringLiteral("--lang"), QStringLiteral("=")}),
        (QStringList{QStringLiteral("en"), QStringLiteral("zh_CN")}));
    EXPECT_EQ(offered({QStringLiteral("kub")}), QStringList{QStringLiteral("kube:")});
}
