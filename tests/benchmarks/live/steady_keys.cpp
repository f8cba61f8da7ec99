// SPDX-License-Identifier: GPL-3.0-or-later
#include "steady_keys.h"

#include <QTest>

namespace benchmarks {

namespace {

/// No multiple of what goes on in the program.
constexpr std::chrono::milliseconds betweenKeys{53};

} // namespace

SteadyKeys::SteadyKeys(console::Application& application, QWidget& widget)
    : m_widget(&widget)
{
    connect(&application, &console::Application::painted, this, &SteadyKeys::handlePainted);
    m_thread = std::thread([this] { run(); });
}

SteadyKeys::~SteadyKeys()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_woken.notify_all();
    m_thread.join();
}

void SteadyKeys::run()
{
    auto next = Clock::now();
    std::unique_lock lock(m_mutex);
    while (!m_woken.wait_until(lock, next += betweenKeys, [this] { return m_ends; }))
        QMetaObject::invokeMethod(this, [this, at = Clock::now()] { press(at); });
}

void SteadyKeys::press(Clock::time_point at)
{
    if (!m_widget)
        return;
    m_pressed.push_back(at);
    QTest::keyClick(m_widget, ++m_count % 20 < 10 ? Qt::Key_Down : Qt::Key_Up);
}

void SteadyKeys::handlePainted()
{
    const auto now = Clock::now();
    for (const Clock::time_point at : std::exchange(m_pressed, {}))
        m_times.add(now - at);
}

} // namespace benchmarks
