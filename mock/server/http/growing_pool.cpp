// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/growing_pool.h"

namespace server {

GrowingPool::GrowingPool(std::size_t limit)
    : m_limit(limit)
{
}

GrowingPool::~GrowingPool()
{
    stop();
}

void GrowingPool::run(std::function<void()> job)
{
    const std::lock_guard lock(m_mutex);
    if (m_isStopping)
        return;
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() > m_idle && m_threads.size() < m_limit)
        m_threads.emplace_back([this] { work(); });
    m_wake.notify_one();
}

void GrowingPool::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
}

void GrowingPool::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        ++m_idle;
        m_wake.wait(lock, [this] { return m_isStopping || !m_jobs.empty(); });
        --m_idle;
        if (m_jobs.empty())
            return;
        const std::function<void()> job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

} // namespace server
