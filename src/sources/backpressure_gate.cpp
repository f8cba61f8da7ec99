// SPDX-License-Identifier: GPL-3.0-or-later
#include "backpressure_gate.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace sources {

BackpressureGate::BackpressureGate(int parts)
    : m_reserve(parts - 1)
{
}

bool BackpressureGate::acquire(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_hasCapacity.wait(lock, stop, [this] { return m_room > 0; }))
        return false;
    --m_room;
    return true;
}

void BackpressureGate::release()
{
    // Windows ask for their paint with the same low priority, and the part has made them ask
    // before.
    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::LowEventPriority);
}

bool BackpressureGate::event(QEvent* event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    {
        const std::lock_guard lock(m_mutex);
        m_room += 1 + std::exchange(m_reserve, 0);
    }
    m_hasCapacity.notify_all();
    return true;
}

} // namespace sources
