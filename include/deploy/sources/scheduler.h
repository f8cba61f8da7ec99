// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <functional>
#include <memory>

namespace sources {

/// The seam for time and chance: the current time, waiting, and jitter. Tests put in one that is
/// moved by hand.
class Scheduler {
public:
    /// A scheduled action; destroying it cancels the action.
    class Alarm {
    public:
        virtual ~Alarm() = default;
        Alarm(const Alarm&) = delete;
        Alarm& operator=(const Alarm&) = delete;

    protected:
        Alarm() = default;
    };
    using AlarmPointer = std::unique_ptr<Alarm>;

    virtual ~Scheduler() = default;
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    [[nodiscard]] virtual deployment::Timestamp now() const = 0;
    /// Runs the action once, from the event loop of the calling thread. The action may destroy its
    /// alarm.
    [[nodiscard]] virtual AlarmPointer after(
        deployment::Milliseconds delay, std::function<void()> action) = 0;
    /// Evenly spread over [0, 1).
    [[nodiscard]] virtual double random() = 0;

protected:
    Scheduler() = default;
};

/// The real time and chance.
[[nodiscard]] std::shared_ptr<Scheduler> systemScheduler();

} // namespace sources
