// SPDX-License-Identifier: GPL-3.0-or-later
#include "program/window_place.h"

#include "console_fixture.h"
#include "project_paths.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <csignal>

using console::Setting;
using console::WindowPlace;
using test_support::eventually;

namespace {

/// Programs with folders of their own, which are killed.
class WindowPrograms : public testing::Test {
protected:
    [[nodiscard]] QString path(const char* name) const
    {
        return folder.filePath(QLatin1String(name));
    }

    [[nodiscard]] QString file(const char* name) const
    {
        QFile data(path(name));
        EXPECT_TRUE(data.open(QIODevice::WriteOnly));
        data.write(R"({"id":"a","version":"v1","environment":"prod","status":"COMPLETED",)"
                   R"("startTime":"2025-03-01T11:00:00Z"})");
        return data.fileName();
    }

    void start(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                 "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME"})
            environment.insert(QString::fromLatin1(name), folder.path());
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PROJECT_BINARY_DIR "/bin/deployment-console"), arguments);
        ASSERT_TRUE(process.waitForStarted());
    }

    [[nodiscard]] QString settingsFolder() const { return path("deployment-console"); }
    [[nodiscard]] static bool hasTab(const QString& place, const QString& source)
    {
        const auto tabs = console::Settings(place).json(Setting::OpenTabs).elements();
        return tabs.size() == 1 && tabs.front().text("source") == source.toStdString();
    }
    /// The process that has the second window open; 0 if none has.
    [[nodiscard]] qint64 holder() const
    {
        const QLockFile lock(settingsFolder() + QStringLiteral("/windows/2/lock"));
        qint64 pid = 0;
        QString host;
        QString program;
        return lock.getLockInfo(&pid, &host, &program) ? pid : 0;
    }

    /// Where the first one is asked, once so many windows can be.
    [[nodiscard]] QString firstAddress(qsizetype windows) const
    {
        QString first;
        EXPECT_TRUE(eventually([&] {
            const QStringList sockets = QDir(folder.path())
                                            .entryList({QStringLiteral("deployment-console-*")},
                                                QDir::System | QDir::Files, QDir::Name);
            first = sockets.isEmpty() ? QString() : path(qUtf8Printable(sockets.front()));
            return sockets.size() == windows;
        }));
        return first;
    }

    QTemporaryDir folder;
};

} // namespace

TEST(WindowPlace, isHeldByOneWindowAndWaitsOnceItIsGone)
{
    const QTemporaryDir folder;
    EXPECT_EQ(WindowPlace::waiting(folder.path()), 0);
    EXPECT_EQ(WindowPlace::takeWaiting(folder.path()), nullptr);
    auto first = WindowPlace::takeNew(folder.path());
    auto second = WindowPlace::takeNew(folder.path());
    ASSERT_TRUE(first && second);
    for (auto* place : {first.get(), second.get()}) {
        place->settings().setJson(Setting::OpenTabs, "[{}]");
        place->settings().save();
    }
    EXPECT_EQ(WindowPlace::waiting(folder.path()), 0);
    first.reset();
    EXPECT_EQ(WindowPlace::waiting(folder.path()), 1);
    const auto again = WindowPlace::takeWaiting(folder.path());
    ASSERT_NE(again, nullptr);
    EXPECT_EQ(again->settings().json(Setting::OpenTabs).elements().size(), 1U);
    second->forget();
    second.reset();
    EXPECT_EQ(WindowPlace::waiting(folder.path()), 0);
}

TEST(WindowPlace, doesNotWaitWithoutTabs)
{
    const QTemporaryDir folder;
    auto place = WindowPlace::takeNew(folder.path());
    ASSERT_NE(place, nullptr);
    place->settings().setBytes(Setting::WindowGeometry, "somewhere");
    place->settings().setJson(Setting::OpenTabs, "[]");
    place->settings().save();
    place.reset(); // as when it was killed
    EXPECT_EQ(WindowPlace::waiting(folder.path()), 0);
    EXPECT_EQ(WindowPlace::takeWaiting(folder.path()), nullptr);
    EXPECT_NE(WindowPlace::takeNew(folder.path()), nullptr);
    EXPECT_EQ(QDir(folder.filePath(QStringLiteral("windows")))
                  .entryList(QDir::Dirs | QDir::NoDotAndDotDot),
        QStringList(QStringLiteral("2")))
        << "its place is used again";
}

TEST(WindowPlace, thereAreNoMoreThanAFew)
{
    const QTemporaryDir folder;
    std::vector<std::unique_ptr<WindowPlace>> places;
    while (auto place = WindowPlace::takeNew(folder.path()))
        places.push_back(std::move(place));
    EXPECT_EQ(places.size(), std::size_t(WindowPlace::most));
}

TEST(NextWindow, standsALittleBesideTheOtherAndOnTheScreen)
{
    const QRect screen(100, 50, 1280, 800);
    const auto next = [&](const QRect& frame) { return console::nextToFrame(frame, screen); };
    EXPECT_EQ(next({150, 60, 900, 600}), QRect(182, 92, 900, 600));
    EXPECT_EQ(next({480, 60, 900, 600}), QRect(100, 92, 900, 600)) << "no room on the right";
    EXPECT_EQ(next({480, 250, 900, 600}), QRect(100, 50, 900, 600)) << "nor below";
    EXPECT_EQ(next({100, 50, 1280, 800}), QRect(132, 82, 1248, 768)) << "it fills the screen";
    QRect frame(150, 60, 1180, 700);
    for (int window = 0; window < 50; ++window) {
        const QRect other = next(frame);
        EXPECT_NE(other.topLeft(), frame.topLeft());
        EXPECT_TRUE(screen.contains(other));
        frame = other;
    }
}

TEST_F(WindowPrograms, bothComeBackAfterBothWereKilled)
{
    const QString one = file("one.ndjson");
    const QString two = file("two.ndjson");
    const QString second = settingsFolder() + QStringLiteral("/windows/2");
    QProcess programs[3];
    start(programs[0], {one});
    ASSERT_TRUE(eventually([&] { return hasTab(settingsFolder(), one); }));
    start(programs[1], {QStringLiteral("--new-window"), two});
    ASSERT_TRUE(eventually([&] { return hasTab(second, two); }));
    const qint64 former = programs[1].processId();
    EXPECT_EQ(holder(), former);
    EXPECT_TRUE(hasTab(settingsFolder(), one)) << "neither writes into the other's place";
    for (QProcess* program : {&programs[0], &programs[1]}) {
        program->kill();
        ASSERT_TRUE(program->waitForFinished());
    }

    start(programs[2], {});
    // The file of the holder may be seen half written.
    pid_t child = 0;
    ASSERT_TRUE(eventually([&] {
        child = static_cast<pid_t>(holder());
        QFile words(QStringLiteral("/proc/%1/cmdline").arg(child));
        return child != 0 && child != former && child != programs[2].processId()
            && words.open(QIODevice::ReadOnly)
            && words.readAll().split('\0').value(1) == "--new-window";
    }));
    EXPECT_TRUE(hasTab(settingsFolder(), one));
    EXPECT_TRUE(hasTab(second, two));
    // It is no child of this test.
    EXPECT_EQ(::kill(child, SIGKILL), 0);
    EXPECT_TRUE(eventually([&] { return ::kill(child, 0) != 0; }));
    programs[2].kill();
    EXPECT_TRUE(programs[2].waitForFinished());
}

TEST_F(WindowPrograms, quittingEndsThemAllAndTheyComeBack)
{
    const QString one = file("one.ndjson");
    const QString two = file("two.ndjson");
    const QString second = settingsFolder() + QStringLiteral("/windows/2");
    QProcess programs[2];
    start(programs[0], {one});
    ASSERT_TRUE(eventually([&] { return hasTab(settingsFolder(), one); }));
    start(programs[1], {QStringLiteral("--new-window"), two});
    ASSERT_TRUE(eventually([&] { return hasTab(second, two); }));
    const QString first = firstAddress(2);
    console::quitOtherWindows(first, QString());
    for (QProcess& program : programs) {
        EXPECT_TRUE(program.waitForFinished());
        EXPECT_EQ(program.exitStatus(), QProcess::NormalExit);
        EXPECT_EQ(program.exitCode(), 0);
    }
    EXPECT_TRUE(hasTab(settingsFolder(), one));
    EXPECT_TRUE(hasTab(second, two)) << "the second window is forgotten";
    EXPECT_EQ(WindowPlace::waiting(settingsFolder()), 1);
}

TEST_F(WindowPrograms, quittingEndsOneThatHasNoPlaceAsWell)
{
    std::vector<std::unique_ptr<WindowPlace>> places; // of windows that are open
    while (auto place = WindowPlace::takeNew(settingsFolder()))
        places.push_back(std::move(place));
    QProcess programs[2];
    start(programs[0], {file("one.ndjson")});
    const QString first = firstAddress(1);
    start(programs[1], {QStringLiteral("--new-window"), file("two.ndjson")});
    EXPECT_EQ(firstAddress(2), first);
    console::quitOtherWindows(first, first);
    EXPECT_TRUE(programs[1].waitForFinished());
    EXPECT_EQ(programs[1].exitCode(), 0);
    EXPECT_EQ(programs[0].state(), QProcess::Running) << "whoever asks quits by itself";
    console::quitOtherWindows(first, QString());
    EXPECT_TRUE(programs[0].waitForFinished());
}
