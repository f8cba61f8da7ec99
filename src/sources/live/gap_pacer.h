// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "poll_timer.h"

#include <functional>
#include <memory>
#include <utility>

namespace sources {

/// Paces the lists that are read because events were lost: however often a server says so, whether
/// or not its stream opens in between, the list is asked for no more often than by polling.
class GapPacer {
public:
    GapPacer(std::shared_ptr<Scheduler> scheduler, std::function<void()> read)
        : m_scheduler(std::move(scheduler))
        , m_read(std::move(read))
        , m_pauses(PollTimer::busyInterval, PollTimer::quietInterval)
    {
    }

    /// Reads at once, or once the pause after the last time is over.
    void request()
    {
        if (m_pause) {
            m_isRequested = true;
            return;
        }
        m_pause = m_scheduler->after(m_pauses.next(*m_scheduler), [this] { endPause(); });
        m_read();
    }

private:
    void endPause()
    {
        m_pause.reset();
        if (std::exchange(m_isRequested, false))
            request();
        else
            m_pauses.reset();
    }

    std::shared_ptr<Scheduler> m_scheduler;
    std::function<void()> m_read;
    Backoff m_pauses;
    Scheduler::AlarmPointer m_pause; ///< it was read so short a time ago
    bool m_isRequested = false; ///< since then
};

} // namespace sources
