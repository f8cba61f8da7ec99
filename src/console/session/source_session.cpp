// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_session.h"

#include "session/runs/run_library.h"

#include "deploy/models/time_context.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

/// Longer histories are not compared with the ones that take their place: the event loop waits for
/// it, and the former one is kept for it.
constexpr std::size_t maxCompared = 100'000;

/// For what is still to come, if it is like what came: growing step by step copies all of it
/// several times. Once there are enough to tell how many will come: making room takes long, too.
void makeRoom(history::History& history, const sources::LoadProgress& progress)
{
    constexpr std::size_t enough = 100'000;
    constexpr double most = 128; // times as many as there are
    if (progress.done == 0 || progress.total <= progress.done || history.size() < enough)
        return;
    const double parts = double(progress.total) / double(progress.done);
    history.reserve(std::size_t(double(history.size()) * std::min(parts, most)));
}

} // namespace

SourceSession::SourceSession(std::unique_ptr<sources::Source> source, std::string id,
    const std::shared_ptr<sources::Scheduler>& scheduler)
    : m_id(std::move(id))
    , m_source(std::move(source))
    , m_history(std::make_shared<history::History>())
    , m_scheduler(scheduler)
    , m_library(std::make_unique<RunLibrary>(*this, scheduler, RunLibrary::Limits{}))
{
    connect(m_source.get(), &sources::Source::historyUpdated, this, &SourceSession::apply);
    connect(
        m_source.get(), &sources::Source::freshnessChanged, this, &SourceSession::noteFreshness);
    connect(m_source.get(), &sources::Source::clockLeadChanged, this, &SourceSession::updateTime);
    connect(m_source.get(), &sources::Source::loadProgressed, this,
        [this](const sources::LoadProgress& progress) {
            if (m_pin.expired())
                makeRoom(*m_history, progress);
        });
    connect(m_source.get(), &sources::Source::loadStarted, this, [this] {
        m_error.reset();
        setLoading(true);
    });
    connect(m_source.get(), &sources::Source::loadFinished, this,
        [this](const std::optional<deployment::Error>& error) {
            m_error = error;
            // Of a load that broke off, what has not come is not gone.
            if (error)
                m_replaced.reset();
            compareWithReplaced();
            m_hasLoaded = m_hasLoaded || !error;
            m_isWhole = m_isWhole || !error;
            setLoading(false);
        });
}

SourceSession::~SourceSession() = default;

sources::OwnedRequest SourceSession::fetch(
    const QString& id, sources::DeploymentReceiver receiver) const
{
    struct PageRead {
        std::shared_ptr<void> way;
        sources::OwnedRequest request;
    };
    const auto read = std::make_shared<PageRead>();
    read->way = m_library->giveWay();
    receiver.onAnswer = [this, weak = std::weak_ptr(read), onAnswer = std::move(receiver.onAnswer)](
                            const sources::SnapshotResult& result) {
        if (const auto held = weak.lock())
            held->way.reset();
        learn(result);
        onAnswer(result);
    };
    const auto row = m_history->find(id.toStdString());
    read->request = m_source->details().fetch(
        id, row ? m_history->record(*row) : history::RecordHandle::None, std::move(receiver));
    return sources::OwnedRequest(read);
}

void SourceSession::noteFreshness(const sources::Freshness& freshness)
{
    using Fresh = sources::Freshness::State;
    if (freshness.state == Fresh::Idle || freshness.state == Fresh::Loading)
        return;
    if (freshness.state != Fresh::Stale && freshness.state != Fresh::Offline)
        m_trouble.reset();
    else if (m_trouble)
        m_trouble->freshness = freshness;
    else
        m_trouble = SourceTrouble{freshness, m_scheduler->now()};
    updateTime();
}

const models::TimeContext& SourceSession::time(const models::TimeContext& whole)
{
    if (!m_time) {
        m_time = std::make_unique<models::TimeContext>(whole, nullptr);
        updateTime();
    }
    return *m_time;
}

deployment::Timestamp SourceSession::now() const
{
    return m_time ? m_time->now() : m_scheduler->now() + m_source->clockLead();
}

void SourceSession::updateTime()
{
    if (!m_time)
        return;
    m_time->setLead(m_source->clockLead());
    if (m_trouble)
        m_time->setSeenUntil(
            m_trouble->freshness.asOf.value_or(m_heard.value_or(m_trouble->since)));
    else
        m_time->setSeenUntil(std::nullopt);
}

const std::shared_ptr<diagnosis::RunIndex>& SourceSession::runIndex() const
{
    constexpr std::size_t quicklyTaken = 50'000;
    if (m_isLoading)
        m_runIndex->update(*m_history, quicklyTaken);
    else
        m_runIndex->update(*m_history);
    return m_runIndex;
}

void SourceSession::learn(const sources::SnapshotResult& result) const
{
    if (result)
        m_library->learn(*result);
}

void SourceSession::setHidden(bool hidden)
{
    m_source->setHidden(hidden);
    m_library->setHidden(hidden);
}

std::optional<RowFingerprint> SourceSession::fingerprint(std::string_view id) const
{
    const history::History& history = *m_history;
    const auto row = history.find(id);
    if (!row)
        return std::nullopt;
    RowFingerprint fingerprint{0, history::RecordHandle::None,
        std::string(history.word(history::Column::Status, *row)), history.start(*row),
        history.end(*row), history.percentage(*row), history.paused(*row)};
    if (!m_source->isRemote()) {
        fingerprint.edition = m_edition;
        fingerprint.record = history.record(*row);
    } else if (m_source->isArchived(history.record(*row))) {
        fingerprint.record = history.record(*row);
    }
    return fingerprint;
}

void SourceSession::apply(const sources::HistoryUpdate& update)
{
    m_heard = m_scheduler->now();
    if (update.replacesAll) {
        ++m_edition;
        m_isWhole = m_isWhole && !m_isLoading;
        history::History next = update.replacing(*m_history);
        if (!m_replaced && m_hasLoaded && m_history->size() <= maxCompared)
            m_replaced = m_history;
        replaceHistory(std::move(next));
        if (!m_isLoading)
            compareWithReplaced();
    } else if (update.hasRows()) {
        mergeRows(update);
    }
    if (update.tellProblems(m_problems))
        Q_EMIT problemsChanged();
}

void SourceSession::replaceHistory(history::History history)
{
    m_history = std::make_shared<history::History>(std::move(history));
    m_pin.reset();
    Q_EMIT historyReplaced();
}

void SourceSession::mergeRows(const sources::HistoryUpdate& update)
{
    history::History& history = unpinned();
    const auto revision = history.revision();
    update.mergeInto(history);
    Q_EMIT historyChanged();
    // What comes in while another history takes the place of one is compared with that.
    if (!m_hasLoaded || m_replaced)
        return;
    const auto transitions = history::transitionsSince(*m_history, revision);
    if (transitions && !transitions->empty())
        Q_EMIT deploymentsMoved(*transitions);
}

void SourceSession::compareWithReplaced()
{
    const auto replaced = std::exchange(m_replaced, nullptr);
    if (!replaced || m_history->size() > maxCompared)
        return;
    const auto transitions = history::transitionsBetween(*replaced, *m_history);
    if (!transitions.empty())
        Q_EMIT deploymentsMoved(transitions);
}

std::shared_ptr<const history::History> SourceSession::pinnedHistory() const
{
    auto pin = m_pin.lock();
    if (pin == nullptr) {
        pin = std::make_shared<const std::shared_ptr<const history::History>>(m_history);
        m_pin = pin;
    }
    return {pin, pin->get()};
}

history::History& SourceSession::unpinned()
{
    if (!m_pin.expired())
        replaceHistory(*m_history);
    return *m_history;
}

void SourceSession::setLoading(bool loading)
{
    m_isLoading = loading;
    Q_EMIT loadingChanged(loading);
}

} // namespace console
