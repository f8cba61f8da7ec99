// SPDX-License-Identifier: GPL-3.0-or-later
#include "update_pacer.h"

#include <algorithm>

namespace widgets {

namespace {

/// An update that costs less is not worth waiting for.
constexpr std::chrono::milliseconds cheap{8};
constexpr int cooldownPerCost = 4;
/// Of a frame or two that what is shown may be later.
constexpr int mostTries = 5;

} // namespace

UpdatePacer::UpdatePacer(std::function<void()> update, Hold hold, Uptime uptime, QObject* parent)
    : QObject(parent)
    , m_update(std::move(update))
    , m_hold(std::move(hold))
    , m_uptime(std::move(uptime))
    , m_idle(mostTries)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UpdatePacer::handleTimeout);
    connect(&m_idle, &models::IdleMoment::came, this, [this] {
        if (rest().count() > 0)
            request();
        else
            updateNow();
    });
}

std::chrono::milliseconds UpdatePacer::rest() const
{
    const bool isLeast = m_leastRest.count() > 0 && m_leastEnd > m_cooldownEnd;
    return std::max((isLeast ? m_leastEnd : m_cooldownEnd) - m_uptime(), m_hold());
}

void UpdatePacer::request()
{
    const auto wait = std::max(rest(), std::chrono::milliseconds(0));
    if (wait.count() == 0 && !m_isApart)
        updateNow();
    else if (!isWaiting())
        m_timer.start(wait + std::chrono::milliseconds(1));
}

void UpdatePacer::handleTimeout()
{
    if (rest().count() > 0)
        request();
    else if (m_isApart)
        m_idle.await();
    else
        updateNow();
}

void UpdatePacer::drop()
{
    m_timer.stop();
    m_idle.drop();
}

void UpdatePacer::updateNow()
{
    drop();
    const std::chrono::milliseconds begin = m_uptime();
    m_update();
    const std::chrono::milliseconds end = m_uptime();
    const std::chrono::milliseconds cost = end - begin;
    m_cooldownEnd = cost > cheap ? end + cooldownPerCost * cost : end;
    m_leastEnd = end + m_leastRest;
}

} // namespace widgets
