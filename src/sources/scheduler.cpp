// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/scheduler.h"

#include <QRandomGenerator>
#include <QTimer>

namespace sources {

namespace {

class TimerAlarm final : public Scheduler::Alarm {
public:
    TimerAlarm(deployment::Milliseconds delay, std::function<void()> action)
    {
        m_timer.setSingleShot(true);
        // The action may destroy this alarm, and with it the function object: it runs from a copy.
        m_timer.callOnTimeout([action = std::move(action)] {
            const auto copy = action;
            copy();
        });
        m_timer.start(std::max(delay, deployment::Milliseconds::zero()));
    }

private:
    QTimer m_timer;
};

class SystemScheduler final : public Scheduler {
public:
    deployment::Timestamp now() const override { return deployment::systemNow(); }
    AlarmPointer after(deployment::Milliseconds delay, std::function<void()> action) override
    {
        return std::make_unique<TimerAlarm>(delay, std::move(action));
    }
    double random() override { return QRandomGenerator::global()->generateDouble(); }
};

} // namespace

std::shared_ptr<Scheduler> systemScheduler()
{
    return std::make_shared<SystemScheduler>();
}

} // namespace sources
