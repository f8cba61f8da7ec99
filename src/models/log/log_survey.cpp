// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_survey.h"

#include "grown_log.h"
#include "log_survey_job.h"

#include <utility>

namespace models {

LogSurvey::LogSurvey(QObject* parent)
    : QObject(parent)
{
}

LogSurvey::~LogSurvey()
{
    stop();
    m_thread.waitForDone();
}

void LogSurvey::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    if (deployment == m_deployment)
        return;
    const bool isGrown =
        m_deployment && deployment && isGrownFrom(m_deployment->log, deployment->log);
    m_deployment = std::move(deployment);
    if (!isGrown) {
        stop();
        m_errors = {};
        m_events = {};
        m_surveyed = 0;
        Q_EMIT changed();
    }
    if (!m_job) // else the new entries come after those under way
        goOn();
}

void LogSurvey::stop()
{
    if (m_job)
        m_job->cancel();
    m_job.reset();
}

void LogSurvey::goOn()
{
    if (!m_deployment || m_surveyed == m_deployment->log.size())
        return;
    m_job = std::make_shared<Job>(m_deployment, m_surveyed, m_errors);
    m_thread.start([this, job = m_job] {
        job->run([this, &job](Batch batch) {
            QMetaObject::invokeMethod(
                this,
                [this, job, batch = std::make_shared<Batch>(std::move(batch))] {
                    handleBatch(job, std::move(*batch));
                },
                Qt::QueuedConnection);
        });
    });
}

void LogSurvey::handleBatch(const std::shared_ptr<Job>& job, Batch batch)
{
    if (job != m_job)
        return;
    m_errors = std::move(batch.errors);
    auto& traffic = m_events.traffic;
    for (const diagnosis::TrafficChange& change : batch.events.traffic) {
        if (traffic.empty() || traffic.back().percent != change.percent)
            traffic.push_back(change);
    }
    auto& commands = m_events.commands;
    commands.insert(commands.end(), batch.events.commands.begin(), batch.events.commands.end());
    m_surveyed = batch.surveyed;
    if (batch.last) {
        m_job.reset();
        goOn();
    }
    Q_EMIT changed();
    if (!m_job)
        Q_EMIT finished();
}

} // namespace models
