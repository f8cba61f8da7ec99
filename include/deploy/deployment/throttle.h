// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>

namespace deployment {

/// Lets one of many calls through: the first, and then one each interval. For reports of progress,
/// which are for eyes.
class Throttle {
public:
    using Clock = std::chrono::steady_clock;

    /// The first call must wait too if it says since when.
    explicit Throttle(
        std::chrono::milliseconds interval, std::optional<Clock::time_point> last = {})
        : m_interval(interval)
        , m_last(last)
    {
    }

    [[nodiscard]] bool pass(Clock::time_point now = Clock::now())
    {
        if (m_last && now - *m_last < m_interval)
            return false;
        m_last = now;
        return true;
    }

private:
    std::chrono::milliseconds m_interval;
    std::optional<Clock::time_point> m_last;
};

/// As often as an eye follows a bar.
inline constexpr std::chrono::milliseconds progressInterval{50};

} // namespace deployment
