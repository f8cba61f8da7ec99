// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backoff.h"

#include "deploy/sources/poll_pace.h"

#include <functional>

namespace sources {

/// When a list is read next: once after a while, or at the usual interval, which depends on whether
/// something is running and whether the window is visible.
class PollTimer {
public:
    /// Those of the usual pace.
    static constexpr deployment::Milliseconds busyInterval = PollPace().busy;
    static constexpr deployment::Milliseconds quietInterval = PollPace().quiet;
    static constexpr deployment::Milliseconds hiddenInterval{60'000};
    /// Of a list that is looked at because something contradicts it.
    static constexpr deployment::Milliseconds checkInterval{60'000};

    /// Whole: all of the list is wanted.
    using Due = std::function<void(bool whole)>;
    PollTimer(std::shared_ptr<Scheduler> scheduler, Due due);

    void wait(deployment::Milliseconds delay, bool whole = false);
    void waitInterval(bool isBusy);
    /// At once, but not more often than once in the interval.
    void check();
    /// Counts a failure: how long to wait after it, as the server wants it or longer each time.
    [[nodiscard]] deployment::Milliseconds nextAttemptIn(
        std::optional<deployment::Milliseconds> retryAfter = std::nullopt);
    void forgetFailures() { m_backoff.reset(); }
    [[nodiscard]] bool hasFailed() const { return m_backoff.failures() > 0; }
    /// The clock is another one now, or much time has passed: nothing is to be waited for.
    void startOver()
    {
        forgetFailures();
        m_nextCheck = {};
    }
    void stop() { m_alarm.reset(); }
    [[nodiscard]] bool isWaiting() const { return m_alarm != nullptr; }

    [[nodiscard]] bool isHidden() const { return m_isHidden; }
    void setHidden(bool hidden) { m_isHidden = hidden; }
    void setPace(const PollPace& pace) { m_pace = pace; }
    [[nodiscard]] const PollPace& pace() const { return m_pace; }

private:
    std::shared_ptr<Scheduler> m_scheduler;
    Due m_due;
    Scheduler::AlarmPointer m_alarm;
    Backoff m_backoff;
    deployment::Timestamp m_nextCheck; ///< not before
    PollPace m_pace{busyInterval, quietInterval};
    bool m_isHidden = false; ///< no one looks
};

} // namespace sources
