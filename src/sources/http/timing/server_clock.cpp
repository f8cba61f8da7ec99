// SPDX-License-Identifier: GPL-3.0-or-later
#include "server_clock.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sources {

namespace {

using deployment::Milliseconds;

/// Clocks that are kept by a time server differ by less.
constexpr Milliseconds leastNoticed{15'000};
/// Of an answer that was longer on its way, it is not known when it was written.
constexpr Milliseconds widest{10'000};
/// A date that is further away is of something else: a page that was written once, a machine that
/// does not know the time.
constexpr Milliseconds mostBelieved = std::chrono::hours(24);
/// A lead that is only a little better known is not told anew: times on the screen would jump.
constexpr Milliseconds leastCorrection{1'000};

} // namespace

bool ServerClock::note(
    deployment::Timestamp sent, deployment::Timestamp received, deployment::Timestamp date)
{
    constexpr Milliseconds second{1'000};
    if (received < sent)
        return false; // our own clock was set meanwhile
    const Span said{date - received, date + second - sent};
    const Span both = m_span
        ? Span{std::max(m_span->least, said.least), std::min(m_span->most, said.most)}
        : said;
    if (both.least > both.most) {
        // Where servers with different clocks take turns, none of them is believed.
        m_span = said;
        return std::exchange(m_lead, Milliseconds(0)) != Milliseconds(0);
    }
    m_span = both;
    const Milliseconds lead = leadBy(*m_span);
    if (lead != Milliseconds(0) && std::chrono::abs(lead - m_lead) <= leastCorrection)
        return false;
    return std::exchange(m_lead, lead) != lead;
}

Milliseconds ServerClock::leadBy(const Span& span)
{
    const Milliseconds width = span.most - span.least;
    const bool isNear = span.least < leastNoticed && span.most > -leastNoticed;
    const bool isFar = span.most > mostBelieved || span.least < -mostBelieved;
    return isNear || isFar || width > widest ? Milliseconds(0) : span.least + width / 2;
}

} // namespace sources
