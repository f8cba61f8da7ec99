// SPDX-License-Identifier: GPL-3.0-or-later
#include "backoff.h"

#include <algorithm>

namespace sources {

deployment::Milliseconds Backoff::next(Scheduler& scheduler)
{
    const int doublings = std::min(m_failures++, 20);
    const auto limit = std::min(m_cap, m_base * (std::int64_t{1} << doublings));
    const auto jittered = deployment::Milliseconds(
        static_cast<std::int64_t>(scheduler.random() * static_cast<double>(limit.count())));
    return std::max(jittered, m_base / 10);
}

} // namespace sources
