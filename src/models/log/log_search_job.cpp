// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_search_job.h"

#include <utility>

namespace models {

namespace {

constexpr qint64 millisecondsBetweenBatches = 40;

} // namespace

LogSearch::Job::Job(
    std::shared_ptr<const deployment::Deployment> deployment, LogPattern pattern, std::size_t begin)
    : m_deployment(std::move(deployment))
    , m_pattern(std::move(pattern))
    , m_begin(begin)
    , m_firstBlock(m_deployment->log.blockOf(begin))
    , m_found(m_deployment->log.blockCount() - m_firstBlock)
{
    m_sinceBatch.start();
}

void LogSearch::Job::run(const std::function<void(Batch)>& send)
{
    LogMatcher matcher(m_pattern);
    for (std::size_t index = m_next++; index < blockCount() && !m_cancelled; index = m_next++) {
        auto batch = put(index, search(matcher, index));
        if (batch && !m_cancelled)
            send(std::move(*batch));
    }
}

LogMatcher::Found LogSearch::Job::search(LogMatcher& matcher, std::size_t index) const
{
    const deployment::Log& log = m_deployment->log;
    const std::size_t block = m_firstBlock + index;
    const std::size_t first = log.firstOf(block);
    const std::size_t from = m_begin > first ? m_begin - first : 0;
    return matcher.search(log.block(block), from, first, m_cancelled);
}

std::optional<LogSearch::Batch> LogSearch::Job::put(std::size_t index, LogMatcher::Found found)
{
    const std::lock_guard lock(m_mutex);
    m_found[index] = std::move(found);
    while (m_ready < blockCount() && m_found[m_ready])
        ++m_ready;
    const bool last = m_ready == blockCount();
    if (m_ready == m_sent || (!last && m_sinceBatch.elapsed() < millisecondsBetweenBatches))
        return std::nullopt;
    m_sinceBatch.restart();
    Batch batch;
    for (; m_sent < m_ready; ++m_sent) {
        batch.tooComplex += m_found[m_sent]->tooComplex;
        batch.matches.push_back(std::move(m_found[m_sent]->entries));
    }
    const deployment::Log& log = m_deployment->log;
    batch.last = last;
    batch.searched = last ? log.size() : log.firstOf(m_firstBlock + m_ready);
    return batch;
}

} // namespace models
