// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/log/log_matcher.h"
#include "deploy/models/log/log_search.h"

#include <QElapsedTimer>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

namespace models {

/// What has been found in the entries up to one place, after those of the batch before.
struct LogSearch::Batch {
    std::vector<LogMatches::Run> matches;
    std::size_t searched = 0;
    std::size_t tooComplex = 0;
    bool last = false;
};

/// One search through a part of a log. Threads take blocks from it and bring what they have found;
/// it gives that on in order, now and then.
class LogSearch::Job {
public:
    /// From the entry on.
    Job(std::shared_ptr<const deployment::Deployment> deployment, LogPattern pattern,
        std::size_t begin);

    [[nodiscard]] std::size_t blockCount() const { return m_found.size(); }
    void cancel() { m_cancelled = true; }
    /// Searches blocks that no other thread has taken, until none is left. Calls send with what
    /// there is to report; the last batch comes exactly once, unless the job is cancelled.
    void run(const std::function<void(Batch)>& send);

private:
    [[nodiscard]] LogMatcher::Found search(LogMatcher& matcher, std::size_t index) const;
    [[nodiscard]] std::optional<Batch> put(std::size_t index, LogMatcher::Found found);

    std::shared_ptr<const deployment::Deployment> m_deployment;
    LogPattern m_pattern;
    std::size_t m_begin;
    std::size_t m_firstBlock;
    std::atomic<bool> m_cancelled = false;
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex; ///< of what follows
    std::vector<std::optional<LogMatcher::Found>> m_found;
    std::size_t m_sent = 0; ///< blocks whose matches were given on
    std::size_t m_ready = 0; ///< blocks up to which all have been searched
    QElapsedTimer m_sinceBatch;
};

} // namespace models
