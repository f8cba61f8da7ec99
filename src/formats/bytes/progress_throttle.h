// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace formats {

/// Lets a report through at most once in its interval: progress is for eyes.
class ProgressThrottle {
public:
    [[nodiscard]] bool isDue()
    {
        const auto now = std::chrono::steady_clock::now();
        if (now - m_last < interval)
            return false;
        m_last = now;
        return true;
    }

private:
    static constexpr std::chrono::milliseconds interval{50};
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

} // namespace formats
