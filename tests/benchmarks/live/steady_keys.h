// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/application.h"
#include "program/frame_times.h"

#include <QPointer>
#include <QWidget>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace benchmarks {

/// A user who goes up and down a table all the time, whatever the program is busy with: a thread of
/// its own says when a key is pressed, and each is measured from then to the end of the paint that
/// follows it, the time that it waited for its turn included.
class SteadyKeys final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SteadyKeys)

public:
    SteadyKeys(console::Application& application, QWidget& widget);
    /// Those that are under way are not counted.
    ~SteadyKeys() override;

    [[nodiscard]] const console::FrameTimes& times() const { return m_times; }

private:
    using Clock = std::chrono::steady_clock;

    void run();
    void press(Clock::time_point at);
    void handlePainted();

    QPointer<QWidget> m_widget;
    console::FrameTimes m_times;
    std::deque<Clock::time_point> m_pressed; ///< and not painted yet
    int m_count = 0;
    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace benchmarks
