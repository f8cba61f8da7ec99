// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading_pace.h"

#include <algorithm>

namespace console {

namespace {

using deployment::Milliseconds;

/// At least so long, and so many times as long as the reading took.
constexpr Milliseconds localRest{20};
constexpr Milliseconds remoteRest{500};
constexpr Milliseconds restForPage{100};
constexpr int restFactor = 4;
constexpr int waitedForRestFactor = 1;
constexpr Milliseconds maxRest{60'000};
constexpr Milliseconds firstBackoff{5'000};
constexpr Milliseconds maxBackoff{300'000};
constexpr int maxRefusals = 5;

} // namespace

Milliseconds ReadingPace::rest(Milliseconds cost, Waiting waiting, bool isHere)
{
    Milliseconds least = isHere ? localRest : remoteRest;
    if (waiting == Waiting::OfPage)
        least = std::min(least, restForPage);
    const int factor = waiting == Waiting::None ? restFactor : waitedForRestFactor;
    return std::clamp(factor * cost, least, maxRest);
}

Milliseconds ReadingPace::noteFailure(bool isRefusal)
{
    m_refusals = isRefusal ? m_refusals + 1 : 0;
    ++m_failures;
    Milliseconds pause = firstBackoff;
    for (int failure = 1; failure < m_failures && pause < maxBackoff; ++failure)
        pause *= 2;
    return std::min(pause, maxBackoff);
}

void ReadingPace::noteSuccess()
{
    m_failures = 0;
    m_refusals = 0;
}

bool ReadingPace::isRefused() const
{
    return m_refusals >= maxRefusals;
}

bool ReadingPace::forgetRefusals()
{
    const bool wasRefused = isRefused();
    m_refusals = 0;
    return wasRefused;
}

} // namespace console
