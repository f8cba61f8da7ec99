// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/time_context.h"

#include <utility>

namespace models {

TimeContext::TimeContext(deployment::Clock clock, deployment::Zone zone, QObject* parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_zone(zone)
    , m_offset(deployment::zoneOffset(m_clock(), zone))
{
}

bool TimeContext::tick()
{
    m_isSecondNeeded = false;
    const auto offset = deployment::zoneOffset(m_clock(), m_zone);
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
