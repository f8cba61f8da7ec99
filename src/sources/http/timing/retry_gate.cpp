// SPDX-License-Identifier: GPL-3.0-or-later
#include "retry_gate.h"

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
    std::erase_if(m_closed, [now](const auto& each) { return each.second.until <= now; });
    if (extent == Extent::Kind)
        target.address.clear();
    if (m_closed.size() < mostClosed)
        m_closed[std::move(target)] = {std::move(answer), now + wait};
}

std::optional<RetryGate::Standing> RetryGate::standing(const Target& target, Timestamp now) const
{
    const auto ofKind = exactly({target.isSending, {}}, now);
    return ofKind ? ofKind : exactly(target, now);
}

std::optional<RetryGate::Standing> RetryGate::exactly(const Target& target, Timestamp now) const
{
    const auto found = m_closed.find(target);
    if (found == m_closed.end() || found->second.until <= now)
        return std::nullopt;
    return Standing{found->second.answer, found->second.until - now};
}

} // namespace sources
