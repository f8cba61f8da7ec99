// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/file_job.h"

#include "files/save_controller.h"
#include "full_disk.h"
#include "settings/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <gtest/gtest.h>

using console::ByteSink;
using console::FileJob;
using deployment::ErrorCode;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}

console::ByteProducer producing(const char* text)
{
    return [text](const ByteSink& sink) { return sink(text); };
}

} // namespace

TEST(WriteFile, replacesTheWholeFile)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("部署.csv"));
    EXPECT_FALSE(console::writeFile(path, producing("a longer one")));
    EXPECT_FALSE(console::writeFile(path, producing("short")));
    EXPECT_EQ(contents(path), "short");
}

TEST(WriteFile, leavesTheOldFileAndNoOtherWhenStopped)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    ASSERT_FALSE(console::writeFile(path, producing("before")));
    std::stop_source stop;
    const auto error = console::writeFile(
        path,
        [&](const ByteSink& sink) {
            EXPECT_TRUE(sink("half"));
            stop.request_stop();
            return sink("the rest");
        },
        stop.get_token());
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, ErrorCode::Cancelled);
    EXPECT_EQ(contents(path), "before");
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST(WriteFile, saysWhyItCannotWrite)
{
    const QTemporaryDir folder;
    for (const QString& path : {folder.path(),
             folder.filePath(QStringLiteral("no/such/folder.csv")), QStringLiteral("/dev/null")}) {
        const auto error = console::writeFile(path, producing("text"));
        ASSERT_TRUE(error) << path.toStdString();
        EXPECT_EQ(error->code, ErrorCode::NotWritable);
        EXPECT_FALSE(QFileInfo(path).isFile());
        EXPECT_NE(error->message.toEnglish().find(path.toStdString()), std::string::npos);
    }
}

TEST(WriteFile, aDiskThatBecomesFullIsToldByItsReason)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    ASSERT_FALSE(console::writeFile(path, producing("before")));
    const std::string much(2'000'000, 'x');
    const test_support::FullDisk full(100'000);
    const auto error = console::writeFile(path, producing(much.c_str()));
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, ErrorCode::NotWritable);
    EXPECT_NE(error->message.toEnglish().find("File too large"), std::string::npos);
    EXPECT_EQ(contents(path), "before");
    EXPECT_EQ(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

TEST(WriteFile, whatCouldNotBeReadIsNotWritten)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    ASSERT_FALSE(console::writeFile(path, producing("before")));
    const auto error = console::writeFile(path, [](const ByteSink& sink) {
        EXPECT_TRUE(sink("half"));
        return false;
    });
    ASSERT_TRUE(error);
    EXPECT_EQ(error->code, ErrorCode::NotWritable);
    EXPECT_EQ(contents(path), "before");
}

TEST(FileJob, finishesOnceInTheOwnersThread)
{
    const QTemporaryDir folder;
    FileJob job(folder.filePath(QStringLiteral("a.csv")), producing("text"));
    QThread* thread = nullptr;
    QObject::connect(&job, &FileJob::finished, &job, [&] { thread = QThread::currentThread(); });
    QSignalSpy finished(&job, &FileJob::finished);
    job.start();
    ASSERT_TRUE(finished.count() > 0 || finished.wait());
    EXPECT_EQ(finished.count(), 1);
    EXPECT_EQ(thread, QThread::currentThread());
    EXPECT_EQ(contents(job.path()), "text");
}

TEST(FileJob, endsWhenItsOwnerGoes)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    {
        FileJob job(path, [](const ByteSink& sink) {
            while (sink("x")) { }
            return false;
        });
        job.start();
    }
    EXPECT_FALSE(QFile::exists(path));
}

TEST(SaveController, aFailureStandsUntilItWasSeen)
{
    const QTemporaryDir folder;
    console::Settings settings(folder.filePath(QStringLiteral("settings")));
    QWidget window;
    console::SaveController saver(settings, window);
    QSignalSpy said(&saver, &console::SaveController::statusMessage);
    saver.write(folder.filePath(QStringLiteral("gone/a.csv")), producing("text"));
    const auto box = [&window] { return window.findChild<QMessageBox*>(); };
    ASSERT_TRUE(QTest::qWaitFor([&] { return box() != nullptr; }));
    EXPECT_TRUE(box()->isVisible());
    EXPECT_TRUE(box()->text().contains(QStringLiteral("gone/a.csv")))
        << box()->text().toStdString();
    EXPECT_EQ(said.count(), 0);
}
