// SPDX-License-Identifier: GPL-3.0-or-later
#include "poll_timer.h"

#include <algorithm>

namespace sources {

using deployment::Milliseconds;

PollTimer::PollTimer(std::shared_ptr<Scheduler> scheduler, Due due)
    : m_scheduler(std::move(scheduler))
    , m_due(std::move(due))
{
}

void PollTimer::wait(Milliseconds delay, bool whole)
{
    m_alarm = m_scheduler->after(delay, [this, whole] { m_due(whole); });
}

void PollTimer::waitInterval(bool isBusy)
{
    const Milliseconds wanted = isBusy ? m_pace.busy : m_pace.quiet;
    const Milliseconds interval = m_isHidden ? std::max(wanted, hiddenInterval) : wanted;
    wait(Milliseconds(
        static_cast<std::int64_t>(double(interval.count()) * (0.9 + 0.2 * m_scheduler->random()))));
}

void PollTimer::check()
{
    const auto now = m_scheduler->now();
    m_nextCheck = std::max(now, m_nextCheck);
    wait(m_nextCheck - now, true);
    m_nextCheck += checkInterval;
}

Milliseconds PollTimer::nextAttemptIn(std::optional<Milliseconds> retryAfter)
{
    const Milliseconds own = m_backoff.next(*m_scheduler);
    // Of a server that always wants to be asked again at once, the own wait counts.
    return std::max(retryAfter.value_or(Milliseconds(0)), own);
}

} // namespace sources
