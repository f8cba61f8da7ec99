// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker.h"

#include "deploy/history/parallel/background_thread.h"
#include "deploy/history/parallel/run_elsewhere.h"

namespace sources {

Worker::~Worker()
{
    m_thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.clear();
        m_current.request_stop();
    }
    if (m_thread.joinable())
        m_thread.join();
}

std::stop_source Worker::post(Job job)
{
    Entry entry{std::move(job), {}};
    std::stop_source stop = entry.stop;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(entry));
    }
    if (!m_thread.joinable()) {
        m_thread = std::jthread([this](const std::stop_token& token) { run(token); });
        history::runElsewhere(m_thread);
    }
    m_wake.notify_one();
    return stop;
}

void Worker::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isFinishing = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void Worker::run(const std::stop_token& stop)
{
    history::lowerThreadPriority();
    for (Entry entry; takeNext(stop, entry);)
        entry.job(entry.stop.get_token());
}

bool Worker::takeNext(const std::stop_token& stop, Entry& entry)
{
    std::unique_lock lock(m_mutex);
    m_current = std::stop_source(std::nostopstate);
    const auto ready = [this] { return m_isFinishing || !m_waiting.empty(); };
    if (!m_wake.wait(lock, stop, ready) || stop.stop_requested() || m_waiting.empty())
        return false;
    entry = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_current = entry.stop;
    return true;
}

} // namespace sources
