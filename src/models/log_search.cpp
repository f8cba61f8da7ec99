// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log_search.h"

#include <QElapsedTimer>

#include <algorithm>
#include <limits>

namespace models {
namespace {

constexpr qint64 MillisecondsBetweenBatches = 40;
constexpr std::size_t EntriesBetweenLooksAtTheClock = 256;

/// Whether the longer log begins with the shorter one; a look at both ends of the shorter one
/// tells, since a source only ever appends or gives a new log.
bool isGrownFrom(const deployment::Log& before, const deployment::Log& after)
{
    if (after.size() < before.size())
        return false;
    const auto same = [&](std::size_t entry) {
        return before.time(entry) == after.time(entry)
            && before.message(entry) == after.message(entry);
    };
    return before.empty() || (same(0) && same(before.size() / 2) && same(before.size() - 1));
}

} // namespace

struct LogSearch::Job {
    std::shared_ptr<const deployment::Deployment> deployment;
    LogPattern pattern;
    std::size_t begin = 0;
    std::atomic<bool> cancelled = false;
};

struct LogSearch::Batch {
    std::vector<std::uint32_t> matches;
    std::size_t searched = 0;
    std::size_t tooComplex = 0;
    bool last = false;
};

LogSearch::LogSearch(QObject* parent)
    : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
}

LogSearch::~LogSearch()
{
    stop();
    m_thread.waitForDone();
}

void LogSearch::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    if (deployment == m_deployment)
        return;
    const bool grown =
        m_deployment && deployment && isGrownFrom(m_deployment->log, deployment->log);
    m_deployment = std::move(deployment);
    if (grown)
        goOn();
    else
        restart();
}

void LogSearch::setPattern(const LogPattern& pattern)
{
    if (pattern == m_pattern)
        return;
    m_pattern = pattern;
    restart();
}

bool LogSearch::isMatch(std::size_t entry) const
{
    return std::ranges::binary_search(m_matches, entry);
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
        m_job->cancelled = true;
    m_job.reset();
}

void LogSearch::goOn()
{
    stop();
    if (!m_deployment || m_pattern.isEmpty() || !m_pattern.error().isEmpty())
        return;
    m_job = std::make_shared<Job>();
    m_job->deployment = m_deployment;
    m_job->pattern = m_pattern;
    m_job->begin = m_searched;
    m_thread.start([this, job = m_job] { run(this, job); });
}

void LogSearch::run(LogSearch* search, const std::shared_ptr<Job>& job)
{
    const auto send = [&](Batch batch) {
        QMetaObject::invokeMethod(
            search, [search, job, batch = std::move(batch)] { search->take(job, batch); },
            Qt::QueuedConnection);
    };
    const deployment::Log& log = job->deployment->log;
    const std::size_t end =
        std::min<std::size_t>(log.size(), std::numeric_limits<std::uint32_t>::max());
    QElapsedTimer sinceBatch;
    sinceBatch.start();
    Batch batch;
    for (std::size_t entry = job->begin; entry < end && !job->cancelled; ++entry) {
        const LogPattern::Outcome outcome = job->pattern.match(log.message(entry));
        if (outcome == LogPattern::Outcome::Match)
            batch.matches.push_back(static_cast<std::uint32_t>(entry));
        batch.tooComplex += outcome == LogPattern::Outcome::TooComplex;
        batch.searched = entry + 1;
        const bool look = entry % EntriesBetweenLooksAtTheClock == 0;
        if (look && sinceBatch.elapsed() >= MillisecondsBetweenBatches) {
            send(std::exchange(batch, {}));
            sinceBatch.restart();
        }
    }
    batch.searched = end;
    batch.last = true;
    if (!job->cancelled)
        send(std::move(batch));
}

void LogSearch::take(const std::shared_ptr<Job>& job, const Batch& batch)
{
    if (job != m_job)
        return;
    m_matches.insert(m_matches.end(), batch.matches.begin(), batch.matches.end());
    m_searched = std::max(m_searched, batch.searched);
    m_tooComplex += batch.tooComplex;
    if (batch.last)
        m_job.reset();
    if (batch.last)
        Q_EMIT finished();
    else
        Q_EMIT progressed();
}

} // namespace models
