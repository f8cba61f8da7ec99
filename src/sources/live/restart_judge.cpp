// SPDX-License-Identifier: GPL-3.0-or-later
#include "restart_judge.h"

#include <algorithm>

namespace sources {
namespace {

using deployment::Milliseconds;

constexpr int leastAnswers = 3;
constexpr Milliseconds patience{10'000};
constexpr Milliseconds patienceWithLowerPosition{5'000};
constexpr std::int64_t mostLeniency = 30; ///< five minutes

} // namespace

RestartJudge::Verdict RestartJudge::take(bool isBehind, deployment::Timestamp now)
{
    if (!isBehind) {
        if (m_answers > 0)
            m_leniency = std::min(2 * m_leniency, mostLeniency);
        m_answers = 0;
        m_since.reset();
        m_lowerPosition = false;
        return Verdict::Current;
    }
    ++m_answers;
    if (!m_since)
        m_since = now;
    const Milliseconds wait = m_leniency * (m_lowerPosition ? patienceWithLowerPosition : patience);
    if (m_answers < leastAnswers || now - *m_since < wait)
        return Verdict::Behind;
    *this = RestartJudge();
    return Verdict::StartedOver;
}

} // namespace sources
