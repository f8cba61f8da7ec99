// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/idle_moment.h"

#include <chrono>

namespace models {

namespace {

constexpr std::chrono::milliseconds lookedForAfter{1};
/// A timer that comes later than this had to wait for other work.
constexpr std::chrono::milliseconds isLateAfter{2};

} // namespace

IdleMoment::IdleMoment(int mostTries, QObject* parent)
    : QObject(parent)
    , m_mostTries(mostTries)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &IdleMoment::handleTimeout);
}

void IdleMoment::await()
{
    if (isAwaited())
        return;
    m_tries = 0;
    tryNext();
}

void IdleMoment::tryNext()
{
    m_asked.start();
    m_timer.start(lookedForAfter);
}

void IdleMoment::handleTimeout()
{
    const bool isIdle = !m_asked.hasExpired(isLateAfter.count());
    if (isIdle || ++m_tries == m_mostTries)
        Q_EMIT came();
    else
        tryNext();
}

} // namespace models
