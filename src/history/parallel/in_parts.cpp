// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/parallel/in_parts.h"

#include "deploy/history/parallel/run_elsewhere.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <system_error>
#include <thread>
#include <vector>

namespace history {

namespace {

/// Fewer rows are gone through before a thread has begun.
constexpr std::size_t rowsWorthAThread = 200'000;

std::size_t processors()
{
    static const std::size_t count = std::max(1U, std::thread::hardware_concurrency());
    return count;
}

/// Outlives its call: a thread that comes too late finds nothing left of it.
struct SharedWork {
    const std::function<void(std::size_t)>* work; ///< there while parts are left
    std::size_t parts;
    std::atomic<std::size_t> next = 0;
    std::atomic<std::size_t> done = 0;

    void help()
    {
        for (std::size_t part = next++; part < parts; part = next++) {
            (*work)(part);
            if (++done == parts)
                done.notify_all();
        }
    }
    void wait()
    {
        for (std::size_t count = done; count != parts; count = done)
            done.wait(count);
    }
};

class Helpers {
public:
    static Helpers& instance()
    {
        static Helpers helpers;
        return helpers;
    }

    void ask(const std::shared_ptr<SharedWork>& work, std::size_t helpers)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_asked.insert(m_asked.end(), std::min(helpers, m_threads.size()), work);
        }
        m_isAsked.notify_all();
    }

private:
    Helpers()
    {
        try {
            while (m_threads.size() + 1 < processors())
                runElsewhere(
                    m_threads.emplace_back([this](const std::stop_token& stop) { run(stop); }));
        } catch (const std::system_error&) {
            // No thread to be had: whoever asks does it alone.
        }
    }

    void run(const std::stop_token& stop)
    {
        while (true) {
            std::unique_lock lock(m_mutex);
            if (!m_isAsked.wait(lock, stop, [this] { return !m_asked.empty(); }))
                return;
            const auto work = std::move(m_asked.front());
            m_asked.pop_front();
            lock.unlock();
            work->help();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_isAsked;
    std::deque<std::shared_ptr<SharedWork>> m_asked; ///< once for each helper
    std::vector<std::jthread> m_threads; ///< last: they go first
};

} // namespace

std::size_t threadsFor(std::size_t rows)
{
    return std::clamp<std::size_t>(rows / rowsWorthAThread, 1, processors());
}

void startHelpers()
{
    Helpers::instance();
}

void inParts(std::size_t parts, std::size_t threads, const std::function<void(std::size_t)>& work)
{
    const std::size_t helpers = std::min(threads, parts);
    if (helpers <= 1) {
        for (std::size_t part = 0; part < parts; ++part)
            work(part);
        return;
    }
    const auto shared = std::make_shared<SharedWork>();
    shared->work = &work;
    shared->parts = parts;
    Helpers::instance().ask(shared, helpers - 1);
    shared->help();
    shared->wait();
}

} // namespace history
