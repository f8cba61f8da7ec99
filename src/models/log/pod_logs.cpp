// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/pod_logs.h"

#include <utility>

namespace models {

namespace {

constexpr int pauseMilliseconds = 100;
/// So much is left once there is too much: not each line that comes moves all others.
constexpr std::size_t keptTenths = 9;

} // namespace

PodLogs::PodLogs(std::size_t limit, QObject* parent)
    : QObject(parent)
    , m_limit(limit)
    , m_shown(std::make_shared<const deployment::Deployment>())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (m_isUnpublished)
            publish();
    });
}

void PodLogs::setOffered(bool offered)
{
    if (m_isOffered == offered)
        return;
    m_isOffered = offered;
    if (!offered)
        choose(std::nullopt);
    Q_EMIT offeredChanged();
}

void PodLogs::setDeployment(const deployment::Deployment& deployment)
{
    m_base = {};
    m_base.id = deployment.id;
    m_base.version = deployment.version;
    m_base.status = deployment.status;
    m_base.start = deployment.start;
    m_base.end = deployment.end;
    m_base.progress = deployment.progress;
}

void PodLogs::requestSources()
{
    if (m_isOffered)
        Q_EMIT sourcesRequested();
}

void PodLogs::setSources(std::vector<deployment::LogSource> sources)
{
    if (sources == m_sources && !m_sourcesError)
        return;
    m_sourcesError.reset();
    m_sources = std::move(sources);
    Q_EMIT sourcesChanged();
}

void PodLogs::setSourcesError(const deployment::Error& error)
{
    m_sourcesError = error.message;
    Q_EMIT sourcesChanged();
}

void PodLogs::choose(const std::optional<deployment::LogRequest>& request)
{
    if (!request && !m_chosen)
        return;
    m_chosen = request;
    m_phase = request ? Phase::Reading : Phase::None;
    m_error.reset();
    m_log = {};
    m_dropped = 0;
    Q_EMIT chosenChanged();
    publish();
}

void PodLogs::append(deployment::Log entries)
{
    if (m_phase != Phase::Reading)
        return;
    m_log.append(std::move(entries));
    if (m_log.size() > m_limit) {
        const std::size_t before = m_log.size();
        m_log = m_log.latest(m_limit / 10 * keptTenths);
        m_dropped += before - m_log.size();
    }
    m_isUnpublished = true;
    if (!m_pause.isActive())
        publish();
}

void PodLogs::end(const std::optional<deployment::Error>& error)
{
    if (m_phase != Phase::Reading)
        return;
    m_phase = error ? Phase::Failed : Phase::Ended;
    if (error)
        m_error = error->message;
    publish();
}

void PodLogs::publish()
{
    m_isUnpublished = false;
    auto shown = std::make_shared<deployment::Deployment>(m_base);
    shown->log = m_log;
    m_shown = std::move(shown);
    m_pause.start();
    Q_EMIT logChanged();
}

} // namespace models
