// SPDX-License-Identifier: GPL-3.0-or-later
#include "retry_gate.h"

#include "deploy/sources/interval.h"

#include <utility>

namespace sources {

namespace {

using deployment::Milliseconds;
using deployment::Timestamp;

/// However many addresses are not available.
constexpr std::size_t mostClosed = 1000;

} // namespace

void RetryGate::close(Target target, Extent extent, Answer answer, Milliseconds wait, Timestamp now)
{
    std::erase_if(m_closed,
        [now](const auto& each) { return hasPassed(each.second.wait, each.second.since, now); });
    if (extent == Extent::Kind)
        target.address.clear();
    if (m_closed.size() < mostClosed)
        m_closed[std::move(target)] = {std::move(answer), now, wait};
}

std::optional<RetryGate::Standing> RetryGate::standing(const Target& target, Timestamp now) const
{
    const auto ofKind = exactly({target.isSending, {}}, now);
    return ofKind ? ofKind : exactly(target, now);
}

std::optional<RetryGate::Standing> RetryGate::exactly(const Target& target, Timestamp now) const
{
    const auto found = m_closed.find(target);
    if (found == m_closed.end())
        return std::nullopt;
    const auto& [answer, since, wait] = found->second;
    if (hasPassed(wait, since, now))
        return std::nullopt;
    return Standing{answer, since + wait - now};
}

} // namespace sources
