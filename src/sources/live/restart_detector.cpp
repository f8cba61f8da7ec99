// SPDX-License-Identifier: GPL-3.0-or-later
#include "restart_detector.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Milliseconds;

constexpr int minAnswers = 3;
constexpr Milliseconds gracePeriod{10'000};
constexpr Milliseconds lowerPositionGracePeriod{5'000};
constexpr std::int64_t maxLeniency = 30; ///< five minutes

} // namespace

RestartDetector::Verdict RestartDetector::evaluate(bool isBehind, deployment::Timestamp now)
{
    if (!isBehind) {
        if (m_answers > 0)
            m_leniency = std::min(2 * m_leniency, maxLeniency);
        m_answers = 0;
        m_since.reset();
        m_lowerPosition = false;
        return Verdict::Current;
    }
    ++m_answers;
    // Of a clock that was set back nobody knows how long it has been: it is waited for again.
    if (!m_since || now < *m_since)
        m_since = now;
    const Milliseconds wait =
        m_leniency * (m_lowerPosition ? lowerPositionGracePeriod : gracePeriod);
    if (m_answers < minAnswers || now - *m_since < wait)
        return Verdict::Behind;
    *this = RestartDetector();
    return Verdict::StartedOver;
}

} // namespace sources
