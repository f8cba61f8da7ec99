// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_pacer.h"

#include <algorithm>

namespace sources {

namespace {

constexpr deployment::Milliseconds turnInterval{200};
constexpr int turnsAtOnce = 10;

} // namespace

deployment::Milliseconds RequestPacer::take()
{
    const auto now = m_scheduler->now();
    const auto turn = std::max(m_next, now - (turnsAtOnce - 1) * turnInterval);
    m_next = turn + turnInterval;
    return std::max(deployment::Milliseconds(0), deployment::Milliseconds(turn - now));
}

} // namespace sources
