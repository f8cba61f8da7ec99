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

bool BackpressureGate::sendPart(const std::stop_token& stop, Handle handle)
{
    {
        std::unique_lock lock(m_mutex);
        if (!m_hasCapacity.wait(lock, stop, [this] { return m_room > 0; }))
            return false;
        --m_room;
    }
    add({std::move(handle), true});
    return true;
}

void BackpressureGate::send(Handle handle)
{
    add({std::move(handle), false});
}

void BackpressureGate::add(Sent sent)
{
    {
        const std::lock_guard lock(m_mutex);
        m_sent.push_back(std::move(sent));
        if (std::exchange(m_isAwake, true))
            return;
    }
    wake();
}

void BackpressureGate::wake()
{
    // Windows ask for their paint with the same low priority, and a part has made them ask before.
    QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::LowEventPriority);
}

bool BackpressureGate::event(QEvent* event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    const auto first = next(false);
    if (!first) {
        wakeForMore();
        return true;
    }
    // What is no part may have a loop of its own, as a question has, in which the others come.
    if (!first->isPart)
        wakeForMore();
    first->handle();
    if (!first->isPart)
        return true;
    freeRoom();
    wakeForMore();
    while (const auto after = next(true))
        after->handle();
    return true;
}

std::optional<BackpressureGate::Sent> BackpressureGate::next(bool isNoPart)
{
    const std::lock_guard lock(m_mutex);
    if (m_sent.empty() || (isNoPart && m_sent.front().isPart))
        return std::nullopt;
    Sent sent = std::move(m_sent.front());
    m_sent.pop_front();
    return sent;
}

void BackpressureGate::wakeForMore()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isAwake = !m_sent.empty();
        if (!m_isAwake)
            return;
    }
    wake();
}

void BackpressureGate::freeRoom()
{
    {
        const std::lock_guard lock(m_mutex);
        m_room += 1 + std::exchange(m_reserve, 0);
    }
    m_hasCapacity.notify_all();
}

} // namespace sources
