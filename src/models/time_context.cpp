// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/time_context.h"

namespace models {

TimeContext::TimeContext(deployment::Clock clock, deployment::Zone zone, QObject* parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_zone(zone)
{
}

bool TimeContext::tick()
{
    m_isSecondNeeded = false;
    Q_EMIT ticked();
    return m_isSecondNeeded;
}

void TimeContext::setZone(deployment::Zone zone)
{
    if (m_zone == zone)
        return;
    m_zone = zone;
    Q_EMIT zoneChanged();
}

} // namespace models
