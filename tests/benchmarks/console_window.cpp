// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_window.h"

#include "figures.h"

#include "list/list_controller.h"
#include "program/appearance.h"
#include "session/source_session.h"

#include "deploy/models/list/history_model.h"
#include "deploy/widgets/list/list_page.h"

#include <spdlog/spdlog.h>

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTableView>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace benchmarks {

namespace {

constexpr std::chrono::minutes patience{5};

/// The current time of the generated data.
deployment::Timestamp present()
{
    return *deployment::parseTimestamp("2025-03-01T00:00:00Z");
}

double milliseconds(console::FrameTimes::Duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

/// As the program dresses it before there is a window: how controls are drawn is half of a paint.
console::Application& dressed(console::Application& application)
{
    console::applyTheme(application, QStringLiteral("light"));
    return application;
}

} // namespace

ConsoleWindow::ConsoleWindow(console::Application& application)
    : m_application(dressed(application))
    , m_time(present, deployment::Zone::Utc)
    , m_window({m_settings, m_time, m_journal, true})
{
    spdlog::set_level(spdlog::level::off);
    // Wide enough for all parts of the filter to be there.
    m_window.resize(1680, 1000);
    m_window.show();
    rest();
}

void ConsoleWindow::open(const std::filesystem::path& file)
{
    beginToOpen(file);
    waitFor([this] { return !isLoading(); });
    waitUntilRanked();
}

void ConsoleWindow::beginToOpen(const std::filesystem::path& file)
{
    m_window.open(QString::fromStdString(file.string()));
}

bool ConsoleWindow::isLoading()
{
    const console::SourceSession& session = m_window.currentList()->session();
    return session.isLoading() || session.history()->empty();
}

void ConsoleWindow::waitUntilRanked()
{
    bool isRanked = false;
    auto* model = qobject_cast<models::HistoryModel*>(table().model());
    QObject::connect(&model->ranking(), &models::BackgroundRanking::finished, model,
        [&isRanked] { isRanked = true; });
    model->historyChanged();
    waitFor([&isRanked] { return isRanked; });
    model->ranking().disconnect(model);
    rest();
}

widgets::ListPage& ConsoleWindow::page()
{
    return m_window.currentList()->page();
}

QTableView& ConsoleWindow::table()
{
    return *page().findChild<QTableView*>(QStringLiteral("historyTable"));
}

void ConsoleWindow::rest()
{
    // The later turns do what the first one has posted; the wait ends the busy period.
    for (int turn = 0; turn < 3; ++turn)
        letRun(std::chrono::milliseconds(1));
}

void ConsoleWindow::waitFor(const std::function<bool()>& condition)
{
    // Not QTest's: it sleeps between two looks, and what comes meanwhile is handled in one go.
    constexpr std::chrono::milliseconds betweenLooks{10};
    const QDeadlineTimer end{patience};
    while (!condition()) {
        if (end.hasExpired())
            throw std::runtime_error("what the benchmark waits for does not happen");
        letRun(betweenLooks);
    }
}

void ConsoleWindow::letRun(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

void ConsoleWindow::type(QWidget& widget, const QString& text)
{
    for (const QChar& letter : text) {
        QTest::keyClick(&widget, letter.toLatin1());
        rest();
    }
}

void ConsoleWindow::press(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(&widget, key, modifiers);
    rest();
}

void ConsoleWindow::click(QWidget& widget, const QPoint& place, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(&widget, Qt::LeftButton, modifiers, place);
    rest();
}

console::FrameTimes ConsoleWindow::timesOf(const std::function<void()>& work)
{
    measure(work);
    return m_application.inputFrames();
}

console::FrameTimes ConsoleWindow::busyPeriodsOf(const std::function<void()>& work)
{
    measure(work);
    return m_application.busyPeriods();
}

void ConsoleWindow::measure(const std::function<void()>& work)
{
    rest();
    m_application.clearTimes();
    work();
    rest();
    m_application.settleTimes();
}

void reportFrames(
    const std::string& name, const console::FrameTimes& times, double limitMilliseconds)
{
    reportLimit(name + ", p99", milliseconds(times.percentile(0.99)), limitMilliseconds, "ms");
    std::printf("    %s\n", times.summary().c_str());
}

} // namespace benchmarks
