// SPDX-License-Identifier: GPL-3.0-or-later
#include "freshness_tracker.h"

#include <utility>

namespace sources {

bool FreshnessTracker::endOutage()
{
    return std::exchange(m_outage, std::nullopt).has_value();
}

void FreshnessTracker::setOutage(Outage outage)
{
    m_outage = std::move(outage);
    update(m_outage->state);
}

void FreshnessTracker::hear(deployment::Timestamp now)
{
    if (!m_outage)
        confirm(now);
}

void FreshnessTracker::update(Freshness::State state)
{
    m_freshness.state = m_outage ? m_outage->state : state;
    m_freshness.nextAttempt = m_outage ? m_outage->nextAttempt : std::nullopt;
    m_freshness.reason = m_outage ? m_outage->reason : deployment::Message();
    m_freshness.code = m_outage ? m_outage->code : deployment::ErrorCode::Unknown;
    Q_EMIT changed(m_freshness);
}

Outage outageOf(const deployment::Error& error, std::optional<deployment::Timestamp> nextAttempt)
{
    const bool isOffline = error.code == deployment::ErrorCode::Offline
        || error.code == deployment::ErrorCode::Timeout;
    return {isOffline ? Freshness::State::Offline : Freshness::State::Stale, error.message,
        nextAttempt, error.code};
}

} // namespace sources
