// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_outlook.h"

#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/diagnosis/runs/baseline.h"
#include "deploy/models/time_context.h"

#include <utility>

namespace console {

RunOutlook::RunOutlook(std::string id, SourceSession& session, const models::TimeContext& time)
    : m_id(std::move(id))
    , m_session(session)
    , m_time(time)
{
    for (const auto signal : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&m_session, signal, this, &RunOutlook::updateUsualDuration);
    connect(&m_session, &SourceSession::loadingChanged, this, &RunOutlook::updateUsualDuration);
    connect(&m_session.library(), &RunLibrary::digestsChanged, this, [this] {
        updateUsualDuration();
        updateExpectedEnd();
    });
    connect(&m_time, &models::TimeContext::ticked, this, &RunOutlook::updateExpectedEnd);
}

void RunOutlook::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_deployment = std::move(deployment);
    updateUsualDuration();
    updateExpectedEnd();
}

/// As the list says it of the row, by what was learned of the deployment and not by what is read of
/// it just now; nothing where the two are not of one state yet.
std::optional<diagnosis::ExpectedEnd> RunOutlook::expectedEnd()
{
    if (!m_deployment || deployment::hasEnded(*m_deployment) || m_deployment->paused
        || !m_time.isSeen())
        return std::nullopt;
    const auto history = m_session.history();
    const diagnosis::RunDigests& digests = m_session.library().digests();
    const auto row = history->find(m_id);
    return row ? diagnosis::expectedEnd(*history, *row, runsBefore(), &digests, m_time.now())
               : diagnosis::expectedEnd(runsBefore(), digests.usual(), *m_deployment, m_time.now());
}

void RunOutlook::updateExpectedEnd()
{
    const auto end = expectedEnd();
    if (m_expectedEnd != end) {
        m_expectedEnd = end;
        Q_EMIT expectedEndChanged(end);
    }
}

/// By those that had succeeded when it began, as the list has them; of a deployment that is in no
/// list, as far as they were read.
const std::vector<deployment::Milliseconds>& RunOutlook::runsBefore()
{
    const auto history = m_session.history();
    const bool isKnown = m_runsBefore && m_runsBefore->history == history->identity()
        && (m_runsBefore->isWhole || m_session.isLoading());
    if (isKnown)
        return m_runsBefore->durations;
    const auto row = history->find(m_id);
    m_runsBefore = RunsBefore{history->identity(), row.has_value() && !m_session.isLoading(),
        row ? m_session.runIndex()->durationsBefore(*history, *row)
            : m_session.library().digests().usual().durationsOfRun(
                diagnosis::kindOf(*m_deployment), m_deployment->start)};
    return m_runsBefore->durations;
}

void RunOutlook::updateUsualDuration()
{
    if (!m_deployment)
        return;
    const auto usual = diagnosis::statisticsOf(runsBefore());
    if (m_usual != usual) {
        m_usual = usual;
        Q_EMIT usualDurationChanged(usual);
    }
}

} // namespace console
