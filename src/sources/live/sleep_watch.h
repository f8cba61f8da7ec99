// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"

#include <functional>

namespace sources {

/// Notices that the machine has slept: then whatever was known may be long over.
class SleepWatch {
public:
    SleepWatch(std::shared_ptr<Scheduler> scheduler, std::function<void()> woke);

    void start();
    [[nodiscard]] bool isStarted() const { return m_alarm != nullptr; }

private:
    std::shared_ptr<Scheduler> m_scheduler;
    std::function<void()> m_woke;
    Scheduler::AlarmPointer m_alarm;
    deployment::Timestamp m_seen;
};

} // namespace sources
