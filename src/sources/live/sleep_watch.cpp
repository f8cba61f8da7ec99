// SPDX-License-Identifier: GPL-3.0-or-later
#include "sleep_watch.h"

#include <utility>

namespace sources {

namespace {

constexpr deployment::Milliseconds lookInterval{10'000};
/// More must be a machine that slept, or a clock that was set.
constexpr deployment::Milliseconds sleepGap{30'000};

} // namespace

SleepWatch::SleepWatch(std::shared_ptr<Scheduler> scheduler, std::function<void()> woke)
    : m_scheduler(std::move(scheduler))
    , m_woke(std::move(woke))
{
}

void SleepWatch::start()
{
    m_seen = m_scheduler->now();
    m_alarm = m_scheduler->after(lookInterval, [this] {
        const bool isElsewhere = std::chrono::abs(m_scheduler->now() - m_seen) > sleepGap;
        start();
        if (isElsewhere)
            m_woke();
    });
}

} // namespace sources
