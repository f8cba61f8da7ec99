// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace sources {

/// One background thread that runs jobs in order, behind the event loop. The destructor asks the
/// running job to stop, drops the waiting ones and joins.
class Worker {
public:
    using Job = std::function<void(const std::stop_token& stop)>;

    Worker() = default;
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Queues the job. Stopping the returned source stops this job alone; one that is stopped while
    /// it waits still runs, with its token stopped.
    std::stop_source post(Job job);
    /// Waits until everything that was posted has run; nothing may be posted afterwards.
    void finish();

private:
    struct Entry {
        Job job;
        std::stop_source stop;
    };

    void run(const std::stop_token& stop);
    [[nodiscard]] bool takeNext(const std::stop_token& stop, Entry& entry);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Entry> m_waiting;
    std::stop_source m_current{std::nostopstate};
    bool m_isFinishing = false;
    std::jthread m_thread; ///< started by the first job
};

} // namespace sources
