// SPDX-License-Identifier: GPL-3.0-or-later
#include "told_source.h"

#include "deploy/formats/record/deployment_json.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace random_window {

using deployment::ErrorCode;
using State = sources::Freshness::State;

namespace {

deployment::Error awayError()
{
    return deployment::simpleError(
        ErrorCode::Offline, DEPLOY_MESSAGE("Message", "The server closed the event stream."));
}

} // namespace

class ToldSource::Watch final : public sources::DeploymentWatch {
public:
    Watch(ToldSource& source, std::string id, sources::DeploymentObserver observer)
        : m_id(std::move(id))
        , m_observer(std::move(observer))
        , m_source(&source)
    {
        source.m_watches.push_back(this);
    }
    ~Watch() override
    {
        if (m_source)
            m_source->m_watches.remove(this);
    }
    Q_DISABLE_COPY_MOVE(Watch)

    [[nodiscard]] sources::Freshness freshness() const override
    {
        return m_source ? m_source->freshness() : sources::Freshness();
    }
    [[nodiscard]] const std::string& id() const { return m_id; }
    /// What it was not told yet.
    void tell(const sources::SnapshotPointer& read)
    {
        if (std::exchange(m_told, read) != read)
            m_observer.onRead(read);
    }

private:
    sources::SnapshotPointer m_told;
    const std::string m_id;
    const sources::DeploymentObserver m_observer;
    const QPointer<ToldSource> m_source;
};

ToldSource::ToldSource(Server& server)
    : m_server(server)
{
    m_server.source = this;
}

ToldSource::~ToldSource() = default;

bool ToldSource::isLost() const
{
    return m_freshness.state == State::Stale || m_freshness.state == State::Offline;
}

void ToldSource::begin()
{
    if (std::exchange(m_isReading, true))
        return;
    m_hasFirstPart = false;
    if (!isLost())
        setState(m_hasList ? State::Live : State::Loading);
    Q_EMIT loadStarted();
}

void ToldSource::endLoad(const std::optional<deployment::Error>& error)
{
    if (std::exchange(m_isReading, false))
        Q_EMIT loadFinished(error);
}

void ToldSource::cancel()
{
    if (!m_isReading)
        return;
    const auto error = deployment::simpleError(
        ErrorCode::Cancelled, DEPLOY_MESSAGE("Message", "Loading was cancelled."));
    setOutage(State::Stale, error);
    endLoad(error);
}

void ToldSource::setState(State state)
{
    m_freshness.state = state;
    m_freshness.nextAttempt.reset();
    m_freshness.reason = {};
    m_freshness.code = ErrorCode::Unknown;
    Q_EMIT freshnessChanged(m_freshness);
}

void ToldSource::setOutage(State state, const deployment::Error& error)
{
    m_freshness.state = state;
    m_freshness.reason = error.message;
    m_freshness.code = error.code;
    m_freshness.nextAttempt.reset();
    if (error.code != ErrorCode::Cancelled)
        m_freshness.nextAttempt = m_server.now + std::chrono::seconds(30);
    Q_EMIT freshnessChanged(m_freshness);
}

void ToldSource::lose()
{
    if (m_isReading || isLost() || !m_hasList)
        return;
    setOutage(State::Offline, awayError());
}

void ToldSource::readFailed()
{
    const auto error = awayError();
    setOutage(State::Offline, error);
    endLoad(error);
}

void ToldSource::giveRows(const std::vector<std::string>& ids, bool replacesAll)
{
    auto rows = std::make_shared<history::History>();
    if (replacesAll)
        m_told.clear();
    for (const std::string& id : ids) {
        const deployment::Deployment& run = m_server.runs.at(id);
        rows->upsert(history::summaryOf(run));
        m_told[id] = run;
        m_changed.insert(id);
    }
    sources::HistoryUpdate update;
    update.rows = std::move(rows);
    update.replacesAll = replacesAll;
    update.supersedes = !replacesAll;
    Q_EMIT historyUpdated(update);
}

/// Of a list that is read for the first time: half of it, newest first as servers give it.
void ToldSource::giveFirstPart()
{
    std::vector<std::string> ids;
    for (const auto& [id, run] : m_server.runs)
        ids.push_back(id);
    std::ranges::reverse(ids);
    ids.resize((ids.size() + 1) / 2);
    giveRows(ids, true);
}

void ToldSource::readOn()
{
    if (!m_isReading)
        return;
    if (m_server.isAway)
        return readFailed();
    if (!m_hasList && !std::exchange(m_hasFirstPart, true))
        return giveFirstPart();
    std::vector<std::string> ids;
    for (const auto& [id, run] : m_server.runs) {
        const auto known = m_told.find(id);
        if (known == m_told.end() || !(known->second == run))
            ids.push_back(id);
    }
    const bool isAnyGone = std::ranges::any_of(
        m_told, [this](const auto& each) { return !m_server.runs.contains(each.first); });
    if (isAnyGone) {
        ids.clear();
        for (const auto& [id, run] : m_server.runs)
            ids.push_back(id);
    }
    if (isAnyGone || !ids.empty())
        giveRows(ids, isAnyGone);
    m_hasList = true;
    m_freshness.asOf = m_server.now;
    setState(State::Live);
    endLoad(std::nullopt);
}

void ToldSource::tell(const std::vector<std::string>& ids)
{
    m_freshness.asOf = m_server.now;
    giveRows(ids, false);
}

sources::OwnedRequest ToldSource::fetch(
    const QString& id, history::RecordHandle /*record*/, sources::DeploymentReceiver receiver)
{
    auto question = std::make_shared<Question>(
        Question{id.toStdString(), std::move(receiver), std::chrono::steady_clock::now()});
    m_questions.push_back(question);
    return sources::OwnedRequest(std::move(question));
}

std::unique_ptr<sources::DeploymentWatch> ToldSource::watch(
    const QString& id, sources::DeploymentObserver observer)
{
    return std::make_unique<Watch>(*this, id.toStdString(), std::move(observer));
}

sources::SnapshotResult ToldSource::resultOf(const std::string& id)
{
    if (m_server.isAway)
        return tl::unexpected(awayError());
    const auto run = m_server.runs.find(id);
    if (run == m_server.runs.end())
        return tl::unexpected(deployment::simpleError(ErrorCode::NotFound,
            DEPLOY_MESSAGE("Message", "The file has no deployment of this ID.")));
    m_answered[id] = run->second;
    sources::SnapshotPointer& known = m_snapshots[id];
    if (known && known->deployment == run->second)
        return known;
    auto snapshot = std::make_shared<sources::Snapshot>();
    snapshot->deployment = run->second;
    snapshot->requestedAt = std::chrono::steady_clock::now();
    snapshot->receivedAt = m_server.now;
    std::string json = formats::encodeDeployment(run->second);
    snapshot->range = {0, static_cast<std::uint32_t>(json.size())};
    snapshot->document = formats::Document::fromMemory(std::move(json));
    known = snapshot;
    return known;
}

bool ToldSource::hasQuestions() const
{
    return !m_changed.empty() || std::ranges::any_of(m_questions, [](const auto& each) {
        const auto question = each.lock();
        return question && question->receiver.onAnswer;
    });
}

void ToldSource::answer()
{
    for (const auto& each : std::exchange(m_questions, {})) {
        const auto question = each.lock();
        if (!question || !question->receiver.onAnswer)
            continue;
        const auto receive = std::exchange(question->receiver.onAnswer, {});
        receive(resultOf(question->id));
    }
    const auto changed = std::exchange(m_changed, {});
    const auto watches = m_watches;
    for (Watch* each : watches) {
        const bool isThere = std::ranges::find(m_watches, each) != m_watches.end();
        if (isThere && changed.contains(each->id()))
            static_cast<void>(resultOf(each->id()));
        const auto read = m_snapshots.find(each->id());
        if (isThere && read != m_snapshots.end() && read->second)
            each->tell(read->second);
    }
}

} // namespace random_window
