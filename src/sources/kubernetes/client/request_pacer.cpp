// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_pacer.h"

#include <algorithm>

namespace sources {

namespace {

constexpr deployment::Milliseconds turnInterval{200};
constexpr int turnsAtOnce = 10;

} // namespace

deployment::Timestamp RequestPacer::take()
{
    const auto now = m_scheduler->now();
    // By a clock that was set back, turns that are near would lie as far ahead as it went.
    if (now < m_taken) {
        m_next -= m_taken - now;
        m_free.clear();
    }
    m_taken = now;
    // Turns lie an interval apart: no more than so many of them are not over yet.
    const auto oldest = now - (turnsAtOnce - 1) * turnInterval;
    m_free.erase(m_free.begin(), m_free.lower_bound(oldest));
    if (!m_free.empty())
        return m_free.extract(m_free.begin()).value();
    const auto turn = std::max(m_next, oldest);
    m_next = turn + turnInterval;
    return turn;
}

deployment::Milliseconds RequestPacer::timeUntil(deployment::Timestamp turn) const
{
    return std::max(
        deployment::Milliseconds(0), deployment::Milliseconds(turn - m_scheduler->now()));
}

void RequestPacer::giveBack(deployment::Timestamp turn)
{
    if (timeUntil(turn) > deployment::Milliseconds(0))
        m_free.insert(turn);
}

} // namespace sources
