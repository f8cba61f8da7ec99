// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/time_context.h"

#include <algorithm>
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

TimeContext::TimeContext(const TimeContext& whole, QObject* parent)
    : TimeContext(whole.m_clock, whole.m_zone, parent)
{
    m_whole = &whole;
    connect(m_whole, &TimeContext::ticked, this, &TimeContext::ticked);
    connect(m_whole, &TimeContext::zoneChanged, this, [this] {
        m_zone = m_whole->zone();
        Q_EMIT zoneChanged();
    });
}

deployment::Timestamp TimeContext::localNow() const
{
    if (m_whole != nullptr)
        return m_whole->localNow();
    // Ticks of a second come a little late.
    constexpr std::chrono::seconds longest{2};
    const deployment::Timestamp now = m_clock();
    return now >= m_ticked && now - m_ticked < longest ? m_ticked : now;
}

deployment::Timestamp TimeContext::seenUntil() const
{
    deployment::Timestamp seen = now();
    if (m_seenUntil)
        seen = std::min(seen, *m_seenUntil + lead());
    return m_whole == nullptr ? seen : std::min(seen, m_whole->seenUntil() + m_lead);
}

void TimeContext::setSeenUntil(std::optional<deployment::Timestamp> time)
{
    if (std::exchange(m_seenUntil, time) != time)
        Q_EMIT ticked();
}

void TimeContext::requestTickEverySecond() const
{
    m_isSecondNeeded = true;
    if (m_whole != nullptr)
        m_whole->requestTickEverySecond();
}

void TimeContext::setLead(deployment::Milliseconds lead)
{
    if (std::exchange(m_lead, lead) != lead)
        Q_EMIT ticked();
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
