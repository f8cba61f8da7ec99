// SPDX-License-Identifier: GPL-3.0-or-later
#include "reading_status.h"

#include "session/freshness_line.h"
#include "session/runs/followed_run.h"
#include "session/source_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/states/loading_state.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <utility>

namespace console {

using widgets::theme::Tone;

ReadingStatus::ReadingStatus(const About& about, QObject* parent)
    : QObject(parent)
    , m_about(about)
    , m_since(about.time.exactNow())
{
    FollowedRun* run = &m_about.run;
    connect(run, &FollowedRun::beginningRead, this, [this] {
        m_hasBeginning = true;
        showReading();
        showFreshness();
    });
    connect(run, &FollowedRun::stateRead, this, [this] {
        m_hasBeginning = false;
        m_about.page.setLoading(std::nullopt);
        showFreshness();
    });
    connect(run, &FollowedRun::readFailed, this, [this] {
        m_hasBeginning = false;
        showFailure();
    });
    connect(run, &FollowedRun::freshnessChanged, this, &ReadingStatus::showFreshness);
    const auto* time = &m_about.time;
    connect(time, &models::TimeContext::ticked, this, &ReadingStatus::showFreshness);
    connect(time, &models::TimeContext::ticked, this, &ReadingStatus::showReading);
    connect(time, &models::TimeContext::zoneChanged, this, &ReadingStatus::showFreshness);
    showReading();
    showFreshness();
}

void ReadingStatus::setArchived(bool archived)
{
    if (std::exchange(m_isArchived, archived) != archived)
        showFreshness();
}

void ReadingStatus::setGone(bool gone)
{
    if (std::exchange(m_isGone, gone) == gone && !gone)
        return;
    m_about.page.setLoadState(gone
            ? widgets::StatusMessage::withAction(
                tr("The source no longer has this deployment. The last known state is shown."),
                Tone::Warning)
            : widgets::StatusMessage());
}

void ReadingStatus::restart()
{
    if (m_about.run.isStopped())
        m_since = m_about.time.exactNow();
    m_about.run.fetch();
    showReading();
}

void ReadingStatus::stop()
{
    m_about.run.stop();
}

/// There is nothing to say of it once there is something to show, or a reason why not.
void ReadingStatus::showReading()
{
    if (m_about.run.snapshot() != nullptr || m_about.run.error())
        return;
    if (m_hasBeginning) {
        m_about.page.setLoading(std::nullopt);
        return;
    }
    const sources::Source& source = m_about.session.source();
    models::Loading loading;
    loading.id = models::displayText(m_about.run.id().toStdString(), 64);
    loading.origin = source.isRemote() ? models::Origin::Server : models::Origin::File;
    loading.place = models::displayText(source.location().toStdString());
    loading.since = m_since;
    loading.isListRead = source.isRemote() || !m_about.session.isLoading()
        || m_about.session.history()->find(m_about.run.id().toStdString());
    m_about.page.setLoading(models::loadingState(loading, m_about.time));
}

void ReadingStatus::showFailure()
{
    if (const auto failure = runFailure(m_about.run, m_about.session, m_about.time))
        m_about.page.setFailure(*failure);
}

void ReadingStatus::showFreshness()
{
    const auto& snapshot = m_about.run.snapshot();
    if (m_hasBeginning) {
        m_about.page.setFreshness(
            {tr("The beginning is shown; the rest of the log is being read…"), Tone::Info});
        return;
    }
    if (m_isArchived) {
        m_about.page.setFreshness({snapshot != nullptr
                ? tr("From the archive, as of %1")
                      .arg(models::momentText(snapshot->receivedAt, m_about.time.zone()))
                : tr("From the archive"),
            Tone::Neutral});
        return;
    }
    m_about.page.setFreshness(freshnessLine(m_about.run.freshness(), m_about.time));
    // It counts down to the next attempt.
    if (snapshot == nullptr && m_about.run.error())
        showFailure();
}

} // namespace console
