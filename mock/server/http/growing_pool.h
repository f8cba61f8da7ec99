// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace server {

/// Runs jobs at once, each in a thread of its own as long as the limit allows: an event stream
/// holds its thread for hours and must not keep others waiting.
class GrowingPool {
public:
    explicit GrowingPool(std::size_t limit);
    ~GrowingPool();
    GrowingPool(const GrowingPool&) = delete;
    GrowingPool& operator=(const GrowingPool&) = delete;

    void run(std::function<void()> job);
    /// Waits for what has started; later jobs are dropped.
    void stop();

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    std::vector<std::thread> m_threads;
    std::size_t m_limit;
    std::size_t m_idle = 0;
    bool m_isStopping = false;
};

} // namespace server
