// SPDX-License-Identifier: GPL-3.0-or-later
#include "pod_log_controller.h"

#include "deploy/models/log/pod_logs.h"
#include "deploy/sources/source.h"

#include <utility>

namespace console {

PodLogController::PodLogController(QString id, sources::Source& source, models::PodLogs& logs)
    : m_id(std::move(id))
    , m_source(source)
    , m_logs(logs)
{
    connect(&logs, &models::PodLogs::sourcesRequested, this, &PodLogController::list);
    connect(&logs, &models::PodLogs::chosenChanged, this, &PodLogController::read);
    setArchived(false);
}

void PodLogController::setArchived(bool isArchived)
{
    m_logs.setOffered(!isArchived && m_source.logs() != nullptr);
}

void PodLogController::list()
{
    if (m_source.logs() == nullptr)
        return;
    m_list = m_source.logs()->list(
        m_id, [this](const deployment::Expected<std::vector<sources::LogSource>>& found) {
            if (found)
                m_logs.setSources(*found);
            else
                m_logs.setSourcesError(found.error());
        });
}

void PodLogController::read()
{
    m_read.cancel();
    if (!m_logs.chosen() || m_source.logs() == nullptr)
        return;
    m_read = m_source.logs()->read(m_id, *m_logs.chosen(),
        {[this](deployment::Log entries) { m_logs.append(std::move(entries)); },
            [this](const std::optional<deployment::Error>& error) { m_logs.end(error); }});
}

} // namespace console
