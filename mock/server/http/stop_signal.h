// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace server {

/// Lets threads wait for a while, unless everything ends.
class StopSignal {
public:
    /// Whether it was given within that time.
    bool waitFor(std::chrono::milliseconds time)
    {
        std::unique_lock lock(m_mutex);
        return m_given.wait_for(lock, time, [this] { return m_isStopped; });
    }
    void give()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopped = true;
        }
        m_given.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_given;
    bool m_isStopped = false;
};

} // namespace server
