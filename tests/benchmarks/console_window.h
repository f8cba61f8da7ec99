// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/application.h"
#include "settings/settings.h"
#include "window/main_window.h"

#include "deploy/models/time_context.h"
#include "deploy/sources/commands/journal.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

class QLineEdit;
class QTableView;

namespace widgets {
class ListPage;
}

namespace benchmarks {

/// The program's own window with default settings, worked with keys and clicks as a user would.
class ConsoleWindow {
public:
    explicit ConsoleWindow(console::Application& application);

    /// Opens a file and waits until all of it is there.
    void open(const std::filesystem::path& file);
    void beginToOpen(const std::filesystem::path& file);
    [[nodiscard]] bool isLoading();
    /// What the list does in the background once all is there.
    void waitUntilRanked();
    [[nodiscard]] console::MainWindow& window() { return m_window; }
    [[nodiscard]] models::TimeContext& time() { return m_time; }
    [[nodiscard]] console::Settings& settings() { return m_settings; }
    [[nodiscard]] widgets::ListPage& page();
    [[nodiscard]] QTableView& table();

    /// Turns the event loop until it has nothing to do, so that what follows is a frame of its own.
    void rest();
    void waitFor(const std::function<bool()>& condition);
    /// The event loop as the program has it.
    void letRun(std::chrono::milliseconds time);

    void type(QWidget& widget, const QString& text);
    void press(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void click(
        QWidget& widget, const QPoint& place, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// The times of the inputs that the work makes.
    [[nodiscard]] console::FrameTimes timesOf(const std::function<void()>& work);
    /// The times in which no input could be answered, whatever the event loop did then.
    [[nodiscard]] console::FrameTimes busyPeriodsOf(const std::function<void()>& work);

private:
    void measure(const std::function<void()>& work);

    console::Application& m_application;
    QTemporaryDir m_folder;
    console::Settings m_settings{m_folder.filePath(QStringLiteral("config"))};
    models::TimeContext m_time;
    sources::Journal m_journal{m_folder.filePath(QStringLiteral("journal.sqlite"))};
    console::MainWindow m_window;
};

/// A figure of the 99th percentile in milliseconds, and one line more with the whole distribution.
void reportFrames(
    const std::string& name, const console::FrameTimes& times, double limitMilliseconds);

} // namespace benchmarks
