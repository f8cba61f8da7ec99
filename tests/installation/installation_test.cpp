// SPDX-License-Identifier: GPL-3.0-or-later
// What "cmake --install" leaves, in a folder of its own.
#include "project_paths.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <set>

namespace {

struct Finished {
    int exitCode = -1;
    QString text; ///< both outputs
};

Finished runOf(const QString& program, const QStringList& arguments,
    const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

bool has(const char* program)
{
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

/// Installed once for all tests, as a package would be: below /usr of a folder.
class Installation : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        folder = new QTemporaryDir;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DESTDIR"), folder->path());
        const Finished run = runOf(QStringLiteral("cmake"),
            {QStringLiteral("--install"), QStringLiteral(PROJECT_BINARY_DIR),
                QStringLiteral("--prefix"), QStringLiteral("/usr")},
            environment);
        ASSERT_EQ(run.exitCode, 0) << run.text.toStdString();
    }

    static void TearDownTestSuite()
    {
        delete folder;
        folder = nullptr;
    }

    static QString pathOf(const QString& name)
    {
        return folder->filePath(QStringLiteral("usr/") + name);
    }

    static QByteArray textOf(const QString& name)
    {
        QFile file(pathOf(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name.toStdString();
        return file.readAll();
    }

    /// Below /usr, those of icons by size and pictures of documents left out.
    static std::set<std::string> files()
    {
        std::set<std::string> names;
        QDirIterator each(folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString name = QDir(pathOf({})).relativeFilePath(each.next());
            if (!name.endsWith(QLatin1String(".png")))
                names.insert(name.toStdString());
        }
        return names;
    }

    static QTemporaryDir* folder;
};

QTemporaryDir* Installation::folder = nullptr;

} // namespace

TEST_F(Installation, hasTheProgramsAndWhatBelongsToThem)
{
    const std::set<std::string> expected{"bin/deployment-console", "bin/deployment-console-cli",
        "libexec/deployment-console/deployment-console-cli-servers",
        "share/applications/io.github.deployment_console.desktop",
        "share/bash-completion/completions/deployment-console",
        "share/bash-completion/completions/deployment-console-cli",
        "share/doc/deployment-console/CHANGELOG.md.gz", "share/doc/deployment-console/changelog.gz",
        "share/doc/deployment-console/cluster-role.yaml", "share/doc/deployment-console/copyright",
        "share/doc/deployment-console/data-format.md", "share/doc/deployment-console/openapi.yaml",
        "share/doc/deployment-console/user-guide.md",
        "share/doc/deployment-console/user-guide.zh.md",
        "share/fish/vendor_completions.d/deployment-console-cli.fish",
        "share/fish/vendor_completions.d/deployment-console.fish",
        "share/icons/hicolor/scalable/apps/deployment-console.svg",
        "share/man/man1/deployment-console-cli.1.gz", "share/man/man1/deployment-console.1.gz",
        "share/metainfo/io.github.deployment_console.metainfo.xml",
        "share/mime/packages/io.github.deployment_console.xml",
        "share/zsh/site-functions/_deployment-console",
        "share/zsh/site-functions/_deployment-console-cli"};
    EXPECT_EQ(files(), expected);
}

TEST_F(Installation, theProgramsKnowTheVersionOfTheChangelog)
{
    QFile changelog(QStringLiteral(PROJECT_SOURCE_DIR "/CHANGELOG.md"));
    ASSERT_TRUE(changelog.open(QIODevice::ReadOnly));
    const auto newest = QRegularExpression(
        QStringLiteral("^## (\\S+) \\((\\S+)\\)$"), QRegularExpression::MultilineOption)
                            .match(QString::fromUtf8(changelog.readAll()));
    ASSERT_TRUE(newest.hasMatch());
    for (const char* program : {"deployment-console", "deployment-console-cli"}) {
        const QString name = QString::fromLatin1(program);
        const Finished run =
            runOf(pathOf(QStringLiteral("bin/") + name), {QStringLiteral("--version")});
        EXPECT_EQ(run.exitCode, 0);
        EXPECT_EQ(run.text.trimmed(), name + QLatin1Char(' ') + newest.captured(1));
    }
    const QString metainfo = QString::fromUtf8(
        textOf(QStringLiteral("share/metainfo/io.github.deployment_console.metainfo.xml")));
    EXPECT_TRUE(metainfo.contains(QStringLiteral("<release version=\"%1\" date=\"%2\"/>")
                                      .arg(newest.captured(1), newest.captured(2))));
}

TEST_F(Installation, theMenuStartsWhatIsInstalledUnderTheWindowsOwnName)
{
    const QString entry = QString::fromUtf8(
        textOf(QStringLiteral("share/applications/io.github.deployment_console.desktop")));
    EXPECT_TRUE(entry.contains(QLatin1String("\nExec=deployment-console ")));
    EXPECT_TRUE(entry.contains(QLatin1String("\nIcon=deployment-console\n")));
    EXPECT_TRUE(entry.contains(QLatin1String("\nName[zh_CN]=")));
    // A desktop joins window and entry by the name that the program sets.
    QFile program(QStringLiteral(PROJECT_SOURCE_DIR "/src/console/main.cpp"));
    ASSERT_TRUE(program.open(QIODevice::ReadOnly));
    EXPECT_TRUE(program.readAll().contains(
        R"(setDesktopFileName(QStringLiteral("io.github.deployment_console")))"));
    if (!has("desktop-file-validate"))
        GTEST_SKIP() << "there is no desktop-file-validate here";
    const Finished run = runOf(QStringLiteral("desktop-file-validate"),
        {pathOf(QStringLiteral("share/applications/io.github.deployment_console.desktop"))});
    EXPECT_EQ(run.exitCode, 0);
    EXPECT_EQ(run.text.toStdString(), "");
}

TEST_F(Installation, softwareCentersUnderstandWhatIsSaidOfIt)
{
    if (!has("appstreamcli"))
        GTEST_SKIP() << "there is no appstreamcli here";
    const Finished run = runOf(QStringLiteral("appstreamcli"),
        {QStringLiteral("validate"), QStringLiteral("--pedantic"), QStringLiteral("--no-net"),
            pathOf(QStringLiteral("share/metainfo/io.github.deployment_console.metainfo.xml"))});
    EXPECT_EQ(run.exitCode, 0) << run.text.toStdString();
}

TEST_F(Installation, theGuidesFindTheirPictures)
{
    for (const char* guide : {"user-guide.md", "user-guide.zh.md"}) {
        const QString text = QString::fromUtf8(
            textOf(QStringLiteral("share/doc/deployment-console/") + QString::fromLatin1(guide)));
        auto each =
            QRegularExpression(QStringLiteral("!\\[[^\\]]*\\]\\(([^)]+)\\)")).globalMatch(text);
        EXPECT_TRUE(each.hasNext()) << guide;
        while (each.hasNext()) {
            const QString picture = each.next().captured(1);
            EXPECT_TRUE(
                QFile::exists(pathOf(QStringLiteral("share/doc/deployment-console/") + picture)))
                << guide << ": " << picture.toStdString();
        }
    }
}

TEST_F(Installation, theManPagesAreRead)
{
    if (!has("groff"))
        GTEST_SKIP() << "there is no groff here";
    for (const char* program : {"deployment-console", "deployment-console-cli"}) {
        const QString page =
            pathOf(QStringLiteral("share/man/man1/%1.1.gz").arg(QString::fromLatin1(program)));
        const Finished run = runOf(QStringLiteral("bash"),
            {QStringLiteral("-c"), QStringLiteral("gzip -dc \"$1\" | groff -man -Tascii -ww -z"),
                QStringLiteral("bash"), page});
        EXPECT_EQ(run.exitCode, 0);
        EXPECT_EQ(run.text.toStdString(), "") << program;
    }
}

TEST_F(Installation, theCompletionsAreWhatTheirShellsRead)
{
    const std::pair<const char*, const char*> shells[]{
        {"bash", "share/bash-completion/completions/%1"}, {"zsh", "share/zsh/site-functions/_%1"},
        {"fish", "share/fish/vendor_completions.d/%1.fish"}};
    for (const auto& [shell, place] : shells) {
        if (!has(shell))
            continue;
        for (const char* program : {"deployment-console", "deployment-console-cli"}) {
            const Finished run = runOf(QString::fromLatin1(shell),
                {QStringLiteral("-n"),
                    pathOf(QString::fromLatin1(place).arg(QString::fromLatin1(program)))});
            EXPECT_EQ(run.exitCode, 0) << shell << ": " << run.text.toStdString();
        }
    }
}
