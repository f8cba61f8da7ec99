// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/time_context.h"

#include <utility>

namespace models {

TimeContext::TimeContext(deployment::Clock clock, deployment::Zone zone, QObject* parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_zone(zone)
    , m_ticked(m_clock())
    , m_offset(deployment::zoneOffset(m_ticked, zone))
{
}

deployment::Timestamp TimeContext::now() const
{
    // Ticks of a second come a little late.
    constexpr std::chrono::seconds longest{2};
    const deployment::Timestamp now = m_clock();
    return now >= m_ticked && now - m_ticked < longest ? m_ticked : now;
}

bool TimeContext::tick()
{
    m_isSecondNeeded = false;
    m_ticked = m_clock();
    const auto offset = deployment::zoneOffset(m_ticked, m_zone);
    // If the clocks were just changed, times are marked again.
    if (std::exchange(m_offset, offset) != offset)
        Q_EMIT zoneChanged();
    Q_EMIT ticked();
    return m_isSecondNeeded;
}

void TimeContext::setZone(deployment::Zone zone)
{
    if (m_zone == zone)
        return;
    m_zone = zone;
    m_offset = deployment::zoneOffset(m_clock(), m_zone);
    Q_EMIT zoneChanged();
}

} // namespace models
