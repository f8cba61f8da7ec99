// SPDX-License-Identifier: GPL-3.0-or-later
#include "followed_run.h"

#include "session/source_session.h"

#include <utility>

namespace console {

namespace {

using deployment::StepStatus;

/// It may have ended in any way since it was seen last.
sources::SnapshotPointer withoutKnownState(const sources::SnapshotPointer& lastSeen)
{
    constexpr const char* unknown = "UNKNOWN";
    auto lost = std::make_shared<sources::Snapshot>(*lastSeen);
    deployment::Deployment& run = lost->deployment;
    run.status = deployment::openStatus(unknown);
    run.paused = false;
    for (deployment::Step& step : run.progress.steps) {
        if (step.status.known == StepStatus::Running)
            step.status = deployment::openStepStatus(unknown);
    }
    return lost;
}

} // namespace

FollowedRun::FollowedRun(QString id, SourceSession& session, QObject* parent)
    : QObject(parent)
    , m_id(std::move(id))
    , m_session(session)
{
    m_watch = session.source().details().watch(m_id,
        {[this](const sources::SnapshotResult& result) {
             m_session.learn(result);
             take(result);
         },
            [this] { Q_EMIT freshnessChanged(); }});
    for (const auto signal : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&session, signal, this, &FollowedRun::handleHistory);
    connect(&session, &SourceSession::loadingChanged, this, [this](bool loading) {
        if (!loading && std::exchange(m_isAwaited, false))
            fetch();
    });
    connect(&session.source(), &sources::Source::freshnessChanged, this,
        &FollowedRun::freshnessChanged);
    fetch();
}

FollowedRun::~FollowedRun() = default;

sources::Freshness FollowedRun::freshness() const
{
    return m_watch ? m_watch->freshness() : m_session.source().freshness();
}

std::optional<deployment::Timestamp> FollowedRun::seenUntil() const
{
    const sources::Freshness now = freshness();
    const bool isSeen = now.state != sources::Freshness::State::Stale
        && now.state != sources::Freshness::State::Offline;
    return isSeen ? std::nullopt : now.asOf;
}

void FollowedRun::stop()
{
    if (m_snapshot != nullptr)
        return;
    m_isStopped = true;
    m_isAwaited = false;
    m_request.cancel();
    m_failingSince.reset();
    m_error = deployment::simpleError(
        deployment::ErrorCode::Cancelled, DEPLOY_MESSAGE("Message", "You have stopped it."));
    Q_EMIT readFailed(*m_error);
}

void FollowedRun::fetch()
{
    if (std::exchange(m_isStopped, false))
        m_error.reset();
    m_isAwaited = false;
    m_fingerprint = m_session.fingerprint(m_id.toStdString());
    m_request = m_session.fetch(m_id,
        {[this](const sources::SnapshotPointer& beginning) { Q_EMIT beginningRead(beginning); },
            [this](const sources::SnapshotResult& result) {
                m_request.cancel();
                take(result);
                fetchIfChanged(); // in the meantime
            }});
}

void FollowedRun::fetchIfChanged()
{
    if (m_watch || m_request || m_isStopped)
        return;
    const auto now = m_session.fingerprint(m_id.toStdString());
    if (now && now != m_fingerprint)
        fetch();
}

void FollowedRun::take(const sources::SnapshotResult& result)
{
    if (m_isStopped)
        return;
    m_isAwaited = isStillToCome(result);
    if (m_isAwaited)
        return;
    if (!result) {
        m_error = result.error();
        if (!m_failingSince)
            m_failingSince = m_session.scheduler()->now();
        Q_EMIT readFailed(*m_error);
        return;
    }
    m_failingSince.reset();
    const bool hadError = std::exchange(m_error, std::nullopt).has_value();
    // What was asked for is seen by the watch as well.
    const bool isOther = *result != std::exchange(m_read, *result);
    const bool isNew = isOther || isLost() != m_isLost;
    if (isNew)
        show();
    if (isNew || hadError)
        Q_EMIT stateRead();
}

/// What a file does not have is known once it has been read to its end.
bool FollowedRun::isStillToCome(const sources::SnapshotResult& result) const
{
    return !result && result.error().code == deployment::ErrorCode::NotFound
        && !m_session.source().isRemote() && m_session.isLoading()
        && !m_session.history()->find(m_id.toStdString());
}

void FollowedRun::show()
{
    m_isLost = isLost();
    m_snapshot = m_isLost ? withoutKnownState(m_read) : m_read;
}

void FollowedRun::handleHistory()
{
    if (m_read && isLost() != m_isLost) {
        show();
        Q_EMIT stateRead();
    }
    fetchIfChanged();
}

bool FollowedRun::isLost() const
{
    const auto history = m_session.history();
    const auto row = history->find(m_id.toStdString());
    return row && m_session.source().isArchived(history->record(*row))
        && history->status(*row) == deployment::Status::Unknown
        && !deployment::isFinished(m_read->deployment.status.known);
}

} // namespace console
