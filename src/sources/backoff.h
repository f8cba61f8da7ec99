// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"

namespace sources {

/// How long to wait before the next attempt: full jitter under a limit that doubles with each
/// failure.
class Backoff {
public:
    explicit Backoff(deployment::Milliseconds base = deployment::Milliseconds(1000),
        deployment::Milliseconds cap = deployment::Milliseconds(30'000))
        : m_base(base)
        , m_cap(cap)
    {
    }

    /// Counts a failure. Never less than a tenth of the base, so that no server is hammered.
    [[nodiscard]] deployment::Milliseconds next(Scheduler& scheduler);
    void reset() { m_failures = 0; }
    void setBase(deployment::Milliseconds base) { m_base = base; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    deployment::Milliseconds m_base;
    deployment::Milliseconds m_cap;
    int m_failures = 0;
};

} // namespace sources
