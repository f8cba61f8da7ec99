// SPDX-License-Identifier: GPL-3.0-or-later
#include "project_paths.h"

#include <QColor>
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace {

struct Walk {
    int exitCode = -1;
    QStringList saved; ///< names of files
    QByteArray err;
};

Walk walk(const QString& folder, const QStringList& more = {})
{
    QProcess process;
    process.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/deployment-console-tour"),
        QStringList{folder} + more);
    EXPECT_TRUE(process.waitForFinished(100'000));
    Walk result{process.exitCode(), {}, process.readAllStandardError()};
    for (const QByteArray& line : process.readAllStandardOutput().split('\n'))
        if (!line.isEmpty())
            result.saved.append(QFileInfo(QString::fromUtf8(line)).fileName());
    return result;
}

bool isPicture(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(4) == "\x89PNG" && file.size() > 10'000;
}

/// A sign of a few pixels is among many colors that are more frequent.
bool hasRed(const QString& path)
{
    const QImage picture(path);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor color = picture.pixelColor(x, y);
            if (color.red() > color.green() + 100 && color.red() > color.blue() + 100)
                return true;
        }
    }
    return false;
}

TEST(Tour, leavesAPictureOfEachStopAndAnExport)
{
    const QTemporaryDir folder;
    const Walk all = walk(folder.path());
    EXPECT_EQ(all.exitCode, 0) << all.err.constData();
    for (const char* stop :
        {"list", "list-filtered", "list-empty", "detail-info", "detail-progress",
            "detail-resources", "detail-metrics", "detail-log", "detail-one-page", "detail-failed",
            "findings", "list-wide", "findings-wide", "one-clock", "compare", "late",
            "rollback-dialog", "pause-dialog", "paused", "journal", "offline"}) {
        const QString name = QString::fromLatin1(stop) + QStringLiteral(".png");
        EXPECT_TRUE(all.saved.contains(name)) << stop;
        EXPECT_TRUE(isPicture(folder.filePath(name))) << stop;
    }
    EXPECT_TRUE(all.saved.contains(QStringLiteral("deployments.csv")));
    EXPECT_GT(QFileInfo(folder.filePath(QStringLiteral("deployments.csv"))).size(), 100);
}

TEST(Tour, onAFileThereAreNoCommands)
{
    const QTemporaryDir folder;
    const Walk all =
        walk(folder.path(), {QStringLiteral(PROJECT_SOURCE_DIR "/mock/data/oddities.json")});
    EXPECT_EQ(all.exitCode, 0) << all.err.constData();
    EXPECT_TRUE(all.saved.contains(QStringLiteral("problems.png")));
    EXPECT_TRUE(hasRed(folder.filePath(QStringLiteral("problems.png")))) << "of errors";
    EXPECT_TRUE(all.saved.filter(QStringLiteral("pause")).isEmpty());
    EXPECT_TRUE(all.saved.filter(QStringLiteral("rollback")).isEmpty());
}

TEST(Tour, goesToNoServerButItsOwn)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    const QTemporaryDir folder;
    const Walk none =
        walk(folder.path(), {QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())});
    EXPECT_EQ(none.exitCode, 2);
    EXPECT_TRUE(none.saved.isEmpty());
    EXPECT_FALSE(none.err.isEmpty());
    EXPECT_FALSE(server.waitForNewConnection(0));
}

} // namespace
