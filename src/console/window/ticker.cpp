// SPDX-License-Identifier: GPL-3.0-or-later
#include "ticker.h"

#include "deploy/models/time_context.h"

namespace console {

namespace {

constexpr std::chrono::seconds tickInterval{1};
/// What begins to run in the meantime is noticed this late.
constexpr std::chrono::seconds idleTickInterval{5};

} // namespace

Ticker::Ticker(models::TimeContext& time, QObject* parent)
    : QObject(parent)
    , m_time(time)
{
    // Aligned to whole seconds, with all others of its kind in one wake-up.
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Ticker::tick);
    tick();
}

void Ticker::tick()
{
    const bool isSecondNeeded = !m_isPaused && m_time.tick();
    m_timer.start(isSecondNeeded ? tickInterval : idleTickInterval);
}

} // namespace console
