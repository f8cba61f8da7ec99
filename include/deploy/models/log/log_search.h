// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/log/log_matches.h"
#include "deploy/models/log/log_pattern.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace models {

/// Finds the entries of a log that match a pattern, in threads of its own, one for each core. What
/// was found for an earlier pattern or another log is never reported; when a log only grows, the
/// search continues where it ended.
class LogSearch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogSearch)

public:
    explicit LogSearch(QObject* parent = nullptr);
    ~LogSearch() override;

    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);
    void setPattern(const LogPattern& pattern);

    [[nodiscard]] const LogPattern& pattern() const { return m_pattern; }
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    /// The matching entries found so far, ascending.
    [[nodiscard]] const LogMatches& matches() const { return m_matches; }
    [[nodiscard]] bool isMatch(std::size_t entry) const { return m_matches.contains(entry); }
    /// How many entries have been looked at.
    [[nodiscard]] std::size_t searched() const { return m_searched; }
    /// Entries on which the expression was given up.
    [[nodiscard]] std::size_t tooComplex() const { return m_tooComplex; }

Q_SIGNALS:
    /// All matches so far are invalid; comes before those of the new pattern or log.
    void restarted();
    void progressed();
    /// Everything that is there has been searched.
    void finished();

private:
    class Job;
    struct Batch;

    void restart();
    void goOn();
    void stop();
    void handleBatch(const std::shared_ptr<Job>& job, Batch batch);

    std::shared_ptr<const deployment::Deployment> m_deployment;
    LogPattern m_pattern;
    LogMatches m_matches;
    std::size_t m_searched = 0;
    std::size_t m_tooComplex = 0;
    std::shared_ptr<Job> m_job; ///< the search under way
    QThreadPool m_threads;
};

} // namespace models
