// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_runs.h"

#include "awaited_runs.h"
#include "session/source_session.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

using deployment::Milliseconds;

/// Rows that are looked at at once, well below a frame.
constexpr std::size_t rowsAtOnce = 20'000;
constexpr Milliseconds lookingPause{1};
/// There was nothing to read; rows that change meanwhile are looked at after that.
constexpr Milliseconds idlePause{1'000};
constexpr Milliseconds runningPause{10'000};
constexpr Milliseconds tellingInterval{500};
constexpr std::size_t maxRunning = 20;

RunCandidates::Limits candidateLimits(const RunLibrary::Limits& limits)
{
    const std::size_t others = limits.failed + maxRunning;
    const std::size_t good = limits.digests - std::min(limits.digests, others);
    return {
        limits.perKind, good / std::max<std::size_t>(limits.perKind, 1), limits.failed, maxRunning};
}

} // namespace

BackgroundRuns::BackgroundRuns(SourceSession& session,
    std::shared_ptr<sources::Scheduler> scheduler, RunReader& reader,
    const RunLibrary::Limits& limits)
    : m_session(session)
    , m_scheduler(std::move(scheduler))
    , m_reader(reader)
    , m_candidates(candidateLimits(limits))
    , m_known(limits.digests,
          [this](std::string_view id) {
              const auto row = m_session.history()->find(id);
              return row && m_candidates.contains(*row);
          })
    , m_digester(limits.hugeLog)
{
    m_known.await(std::nullopt);
    connect(&m_digester, &RunDigester::digested, this, &BackgroundRuns::handleDigest);
    connectSession();
}

BackgroundRuns::~BackgroundRuns() = default;

void BackgroundRuns::connectSession()
{
    connect(
        &m_session, &SourceSession::historyChanged, this, &BackgroundRuns::handleHistoryChanged);
    connect(&m_session, &SourceSession::historyReplaced, this, [this] {
        m_isReplaced = true;
        handleHistoryReplaced();
    });
    connect(&m_session, &SourceSession::loadingChanged, this, [this](bool loading) {
        if (!loading && m_isReplaced)
            handleHistoryReplaced();
        Q_EMIT ready();
    });
    connect(&m_session.source(), &sources::Source::freshnessChanged, this, &BackgroundRuns::ready);
}

void BackgroundRuns::handleHistoryChanged()
{
    const history::History& history = *m_session.history();
    const auto changes = history.changesSince(std::exchange(m_historyRevision, history.revision()));
    bool hasForgotten = false;
    if (!changes) {
        hasForgotten = m_known.forgetOutdated(history, !m_session.isLoading());
    } else if (digests().size() > 0) {
        for (const history::History::Change& change : *changes)
            hasForgotten |=
                m_known.forgetIfOutdated(history.id(change.row), history.status(change.row));
    }
    if (hasForgotten)
        tellChanged();
    m_isAllRead = false;
    Q_EMIT ready();
}

void BackgroundRuns::handleHistoryReplaced()
{
    const bool isWhole = !m_session.isLoading();
    m_isReplaced = !isWhole;
    m_historyRevision = m_session.history()->revision();
    if (m_known.forgetOutdated(*m_session.history(), isWhole))
        tellChanged();
    m_isAllRead = false;
    Q_EMIT ready();
}

void BackgroundRuns::setHidden(bool hidden)
{
    m_isHidden = hidden;
    if (hidden)
        m_reader.callOffBackground();
    else
        Q_EMIT ready();
}

void BackgroundRuns::pause(Milliseconds time)
{
    m_pause = m_scheduler->after(time, [this] {
        m_pause.reset();
        Q_EMIT ready();
    });
}

/// Why nothing is read now, for those who look for a fault; empty if nothing speaks against it.
std::string_view BackgroundRuns::obstacle() const
{
    if (m_isHidden)
        return "no one looks";
    if (m_session.isLoading())
        return "the list is read";
    const sources::Freshness freshness = m_session.source().freshness();
    const bool isCurrent = freshness.state == sources::Freshness::State::Live
        || freshness.state == sources::Freshness::State::Polling
        || freshness.state == sources::Freshness::State::Watching;
    // What was kept lies here, and is not asked of a server that does not answer.
    if (!isCurrent && !freshness.isArchived)
        return "the source is not current";
    if (m_pace.isRefused())
        return "the server refuses";
    return {};
}

bool BackgroundRuns::look()
{
    if (m_isAllRead || m_pause || m_digester.pending() > 0 || m_session.isLoading())
        return false;
    if (m_candidates.look(*m_session.history(), rowsAtOnce)) {
        pause(lookingPause);
        return false;
    }
    m_candidates.favor(*m_session.history(), favoredRow());
    if (std::exchange(m_orderRevision, m_candidates.revision()) != m_candidates.revision()) {
        m_order = m_candidates.inOrder();
        m_isAwaitedOutdated = true;
    }
    if (std::exchange(m_isAwaitedOutdated, false))
        updateAwaited();
    return obstacle().empty();
}

/// Of a server that refuses, nothing is waited for.
void BackgroundRuns::updateAwaited()
{
    if (m_known.await(m_pace.isRefused()
                ? std::vector<diagnosis::AwaitedRun>()
                : awaitedRuns(m_session, m_order, m_known, m_scheduler->now())))
        tellChanged();
}

void BackgroundRuns::readNext()
{
    if (const auto next = nextToRead()) {
        read(*next);
        return;
    }
    m_isAllRead = !m_isSomeoneDueLater;
    pause(m_isSomeoneDueLater ? runningPause : idlePause);
}

std::optional<BackgroundRuns::Next> BackgroundRuns::nextToRead()
{
    const history::History& history = *m_session.history();
    const deployment::Timestamp now = m_scheduler->now();
    m_isSomeoneDueLater = false;
    for (std::size_t place = 0; place < m_order.size(); ++place) {
        const std::string id(history.id(m_order[place]));
        switch (m_known.needOf(id, *m_session.fingerprint(id), now)) {
        case KnownRuns::Need::Now:
            return Next{id, waitingAt(place)};
        case KnownRuns::Need::Later:
            m_isSomeoneDueLater = true;
            break;
        case KnownRuns::Need::None:
            break;
        }
    }
    return std::nullopt;
}

/// Someone looks at the page of those that are favored.
ReadingPace::Waiting BackgroundRuns::waitingAt(std::size_t place) const
{
    using Waiting = ReadingPace::Waiting;
    if (place < m_candidates.favored())
        return Waiting::OfPage;
    return place < m_candidates.waitedFor() ? Waiting::OfList : Waiting::None;
}

/// What was kept lies here as the records of a file do.
bool BackgroundRuns::readsHere() const
{
    const sources::Source& source = m_session.source();
    return !source.isRemote() || source.freshness().isArchived;
}

std::shared_ptr<void> BackgroundRuns::favor(std::string id)
{
    const auto favored = std::make_shared<const std::string>(std::move(id));
    m_favored.push_back(favored);
    m_isAllRead = false;
    Q_EMIT ready();
    return std::const_pointer_cast<std::string>(favored);
}

/// What was let go of counts no more from the next reading on.
std::optional<history::Row> BackgroundRuns::favoredRow()
{
    std::erase_if(m_favored, [](const auto& each) { return each.expired(); });
    const auto favored = m_favored.empty() ? nullptr : m_favored.back().lock();
    return favored ? m_session.history()->find(*favored) : std::nullopt;
}

void BackgroundRuns::forgetRefusals()
{
    m_isAwaitedOutdated |= m_pace.forgetRefusals();
}

void BackgroundRuns::read(const Next& next)
{
    m_reader.read(next.id, RunReader::Urgency::Background,
        [this, id = next.id, row = *m_session.fingerprint(next.id), waiting = next.waiting](
            const sources::SnapshotResult& result, Milliseconds cost) {
            pause(ReadingPace::rest(cost, waiting, readsHere()));
            if (result)
                handleRead(row, *result);
            else
                handleFailure(id, row, result.error().code);
        });
}

void BackgroundRuns::handleRead(const RowFingerprint& row, const sources::SnapshotPointer& snapshot)
{
    m_pace.noteSuccess();
    digest(row, snapshot);
}

void BackgroundRuns::handleFailure(
    const std::string& id, const RowFingerprint& row, deployment::ErrorCode code)
{
    if (m_known.fail(id, row, code))
        tellChanged();
    const Milliseconds backoff = m_pace.noteFailure(KnownRuns::isRefusal(code));
    if (m_pace.isRefused())
        updateAwaited();
    // A damaged record of a file says nothing of the next one.
    if (m_session.source().isRemote())
        pause(backoff);
}

void BackgroundRuns::digest(
    const std::optional<RowFingerprint>& row, const sources::SnapshotPointer& snapshot)
{
    m_digester.digest(row, snapshot, snapshot->receivedAt + m_session.source().clockLead());
}

void BackgroundRuns::handleDigest(const DigestedRun& run)
{
    const bool isNew = m_known.accept(run.digest, run.row, m_scheduler->now());
    // How far one has come that runs is said in several places, at the same moment.
    if (isNew && run.digest.status == deployment::Status::Running)
        Q_EMIT digestsChanged();
    else if (isNew)
        tellChanged();
    if (run.isHuge)
        m_known.markHuge(run.digest.id);
    Q_EMIT ready();
}

void BackgroundRuns::follow(const diagnosis::JudgedReason& judged)
{
    if (m_known.follow(judged))
        tellChanged();
}

void BackgroundRuns::tellChanged()
{
    m_hasNews = true;
    if (m_tell)
        return;
    m_hasNews = false;
    m_tell = m_scheduler->after(tellingInterval, [this] {
        m_tell.reset();
        if (m_hasNews)
            tellChanged();
    });
    Q_EMIT digestsChanged();
}

std::vector<sources::Diagnostic> BackgroundRuns::diagnostics() const
{
    const std::string_view why = obstacle();
    return {
        {"runs known", std::to_string(digests().size())},
        {"runs worth reading", std::to_string(m_candidates.size())},
        {"kinds of runs",
            std::to_string(m_candidates.kinds())
                + (m_candidates.hasLeftOutKinds() ? " (older ones are left out)" : "")},
        {"runs that were refused", std::to_string(m_known.refused())},
        {"runs with logs too long to be read again", std::to_string(m_known.huge())},
        {"runs being digested", std::to_string(m_digester.pending())},
        {"runs are read",
            why.empty() ? (m_isAllRead ? "no: all are" : "yes") : "no: " + std::string(why)},
    };
}

} // namespace console
