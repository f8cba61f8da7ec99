// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace sources {

/// Lets one of many calls through: the first, and then one each interval.
class Throttle {
public:
    explicit Throttle(std::chrono::milliseconds interval)
        : m_interval(interval)
    {
    }

    [[nodiscard]] bool pass(
        std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now())
    {
        if (m_last && now - *m_last < m_interval)
            return false;
        m_last = now;
        return true;
    }

private:
    std::chrono::milliseconds m_interval;
    std::optional<std::chrono::steady_clock::time_point> m_last;
};

} // namespace sources
