// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/live/event_hub.h"

namespace server {

EventHub::EventHub(std::uint64_t position, std::size_t capacity)
    : m_position(position)
    , m_capacity(capacity)
{
}

void EventHub::append(std::vector<Event> events)
{
    if (events.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        for (Event& event : events) {
            m_position = event.number;
            m_events.push_back(std::make_shared<const Event>(std::move(event)));
        }
        while (m_events.size() > m_capacity)
            m_events.pop_front();
    }
    m_changed.notify_all();
}

std::uint64_t EventHub::position() const
{
    const std::lock_guard lock(m_mutex);
    return m_position;
}

bool EventHub::canGoOnFrom(std::uint64_t number) const
{
    const std::lock_guard lock(m_mutex);
    return number <= m_position && holdsAllAfter(number);
}

EventHub::Waited EventHub::waitAfter(
    std::uint64_t position, std::chrono::milliseconds patience, std::size_t most)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, [&] { return m_isClosed || m_position > position; });
    Waited waited;
    waited.closed = m_isClosed;
    waited.lost = !holdsAllAfter(position);
    if (waited.lost || m_position <= position)
        return waited;
    const auto known = m_events.size() - static_cast<std::size_t>(m_position - position);
    const auto count = std::min(most, m_events.size() - known);
    const auto from = m_events.begin() + static_cast<std::ptrdiff_t>(known);
    waited.events.assign(from, from + static_cast<std::ptrdiff_t>(count));
    return waited;
}

void EventHub::close()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
    }
    m_changed.notify_all();
}

bool EventHub::holdsAllAfter(std::uint64_t number) const
{
    return number >= m_position || m_position - number <= m_events.size();
}

} // namespace server
