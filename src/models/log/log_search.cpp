// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_search.h"

#include "grown_log.h"
#include "log_search_job.h"

#include "deploy/history/parallel/background_thread.h"

#include <algorithm>
#include <utility>

namespace models {

LogSearch::LogSearch(QObject* parent)
    : QObject(parent)
{
    m_threads.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
}

LogSearch::~LogSearch()
{
    stop();
    m_threads.waitForDone();
}

void LogSearch::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    if (deployment == m_deployment)
        return;
    const bool grown =
        m_deployment && deployment && isGrownFrom(m_deployment->log, deployment->log);
    m_deployment = std::move(deployment);
    if (!grown)
        restart();
    else if (!m_job) // else the new entries are searched after the current ones
        goOn();
}

void LogSearch::setPattern(const LogPattern& pattern)
{
    if (pattern == m_pattern)
        return;
    m_pattern = pattern;
    restart();
}

void LogSearch::restart()
{
    stop();
    m_matches.clear();
    m_searched = 0;
    m_tooComplex = 0;
    Q_EMIT restarted();
    goOn();
}

void LogSearch::stop()
{
    if (m_job)
        m_job->cancel();
    m_job.reset();
}

void LogSearch::goOn()
{
    if (!m_deployment || m_pattern.isEmpty() || !m_pattern.error().isEmpty()
        || m_searched == m_deployment->log.size())
        return;
    m_job = std::make_shared<Job>(m_deployment, m_pattern, m_searched);
    const auto run = [this, job = m_job] {
        history::lowerThreadPriority();
        job->run([this, &job](Batch batch) {
            QMetaObject::invokeMethod(
                this,
                [this, job, batch = std::make_shared<Batch>(std::move(batch))] {
                    handleBatch(job, std::move(*batch));
                },
                Qt::QueuedConnection);
        });
    };
    const auto useful =
        std::min<std::size_t>(m_job->blockCount(), std::size_t(m_threads.maxThreadCount()));
    for (std::size_t thread = 0; thread < useful; ++thread)
        m_threads.start(run);
}

void LogSearch::handleBatch(const std::shared_ptr<Job>& job, Batch batch)
{
    if (job != m_job)
        return;
    for (LogMatches::Run& run : batch.matches)
        m_matches.append(std::move(run));
    m_searched = batch.searched;
    m_tooComplex += batch.tooComplex;
    if (batch.last) {
        m_job.reset();
        goOn();
    }
    if (m_job)
        Q_EMIT progressed();
    else
        Q_EMIT finished();
}

} // namespace models
