// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame_times.h"

#include <QApplication>

#include <optional>

namespace console {

/// The application, with an eye on how quickly it answers. Every event passes here, so the times
/// are those that the user experiences: nothing is left out.
class Application final : public QApplication {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Application)

public:
    Application(int& argc, char** argv);

    bool notify(QObject* receiver, QEvent* event) override;

    /// From a key, a click or a turn of the wheel to the end of the last paint that answers it.
    /// Input that changes nothing on the screen is not counted.
    [[nodiscard]] const FrameTimes& inputFrames() const { return m_inputFrames; }
    /// Runs of work without a pause, in which no input can be answered; each frame is in one.
    [[nodiscard]] const FrameTimes& busyPeriods() const { return m_busyPeriods; }
    /// Takes what was painted last for the end of its frame; to be called before the times are
    /// read, since a frame is over only when nothing more follows.
    void settleTimes();
    void clearTimes();

Q_SIGNALS:
    /// What has changed in a window stands on the screen.
    void painted();

private:
    using Clock = std::chrono::steady_clock;
    /// Where in nested loops and events the program is.
    struct Nesting {
        int loop = 0;
        bool isInside = false; ///< an event of this loop
    };

    void beginWork(Clock::time_point now, const QEvent& event);
    void closeFrame();
    void closeBusyPeriod();

    FrameTimes m_inputFrames;
    FrameTimes m_busyPeriods;
    std::optional<Clock::time_point> m_input; ///< the first one that is not answered yet
    std::optional<Clock::time_point> m_painted; ///< the latest paint since then
    Clock::time_point m_busyBegin;
    Clock::time_point m_workEnd;
    Nesting m_nesting;
};

} // namespace console
