// SPDX-License-Identifier: GPL-3.0-or-later
#include "project_paths.h"

#include <QProcess>
#include <QProcessEnvironment>

#include <gtest/gtest.h>

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

/// The desktop program where no display is, or where a server is named that is not there.
Outcome runWithoutDisplay(const QStringList& arguments, const QString& display = {})
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    if (!display.isEmpty())
        environment.insert(QStringLiteral("DISPLAY"), display);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/deployment-console"), arguments);
    process.closeWriteChannel();
    EXPECT_TRUE(process.waitForFinished(20'000));
    EXPECT_EQ(process.exitStatus(), QProcess::NormalExit);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

TEST(DesktopProgram, tellsItsHelpAndVersionWithoutADisplay)
{
    const Outcome help = runWithoutDisplay({QStringLiteral("--help")});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_TRUE(help.out.startsWith("Usage: deployment-console "));
    EXPECT_TRUE(help.err.isEmpty()) << help.err.constData();
    const Outcome version = runWithoutDisplay({QStringLiteral("--version")});
    EXPECT_EQ(version.exitCode, 0);
    EXPECT_TRUE(version.out.startsWith("deployment-console 0.")) << version.out.constData();
}

TEST(DesktopProgram, tellsWrongArgumentsWithoutADisplay)
{
    const Outcome outcome = runWithoutDisplay({QStringLiteral("--nonsense")});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_TRUE(outcome.out.isEmpty());
    EXPECT_TRUE(outcome.err.startsWith("deployment-console: ")) << outcome.err.constData();
    EXPECT_TRUE(outcome.err.contains("nonsense"));
}

TEST(DesktopProgram, saysThatThereIsNoDisplay)
{
    const Outcome outcome = runWithoutDisplay({QStringLiteral("--no-restore")});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_TRUE(outcome.out.isEmpty());
    EXPECT_TRUE(outcome.err.startsWith("deployment-console: there is no display"))
        << outcome.err.constData();
    EXPECT_TRUE(outcome.err.contains("deployment-console-cli"));
}

TEST(DesktopProgram, saysThatNothingAnswersAtItsDisplay)
{
    const Outcome outcome =
        runWithoutDisplay({QStringLiteral("--no-restore")}, QStringLiteral(":1234567"));
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_TRUE(outcome.out.isEmpty());
    EXPECT_EQ(outcome.err,
        "deployment-console: there is no display (nothing answers at DISPLAY=:1234567); "
        "deployment-console-cli needs none.\n");
}

TEST(DesktopProgram, hasNoTourThatClicks)
{
    const Outcome outcome = runWithoutDisplay({QStringLiteral("--tour"), QStringLiteral("folder")});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_TRUE(outcome.err.contains("tour"));
}

} // namespace
