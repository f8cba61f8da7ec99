// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest_session.h"

#include "http/http_exchange.h"
#include "http/json_field.h"
#include "http/redaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;

namespace {

constexpr Milliseconds busyInterval{2'000}; ///< while a deployment runs
constexpr Milliseconds quietInterval{10'000};
constexpr Milliseconds hiddenInterval{60'000};
constexpr Milliseconds secretInterval{5'000}; ///< while none is accepted
constexpr Milliseconds clockInterval{10'000};
constexpr Milliseconds clockGap{30'000}; ///< more must be a machine that slept
constexpr int lossesBeforePolling = 3;
constexpr int peeksBetweenLists = 10;
constexpr int answersBeforeStale = 3;
constexpr Milliseconds checkInterval{60'000}; ///< of the list against a stream that contradicts
/// A stream that was not there is asked for again, less and less often.
constexpr Milliseconds firstProbe{30'000};
constexpr Milliseconds latestProbe{300'000};

bool isOffline(const Error& error)
{
    return error.code == ErrorCode::Offline || error.code == ErrorCode::Timeout;
}

} // namespace

RestSession::RestSession(RestSource& owner, Connection connection, RestSource::Options options)
    : m_owner(owner)
    , m_options(std::move(options))
    , m_scheduler(m_options.scheduler)
    , m_authorization(std::make_shared<Authorization>(
          connection.credential, m_options.secrets, m_options.redactor))
    , m_client(connection, m_scheduler)
    , m_list(m_client, m_worker)
    , m_details(m_client, m_worker, m_ledger, [this] { return m_freshness; })
    , m_inbox(m_scheduler, m_worker, m_ledger)
    , m_stream(connection, m_scheduler)
    , m_probing(firstProbe, latestProbe)
{
    m_list.setFilter(m_options.filter);
    m_client.setAuthorization(m_authorization);
    m_stream.setAuthorization(m_authorization);
    connectParts();
}

RestSession::~RestSession() = default;

void RestSession::connectParts()
{
    connect(&m_list, &ListReader::pageRead, this,
        [this](const history::History& rows, const std::vector<Revision>& revisions) {
            m_ledger.sight(rows, revisions);
        });
    connect(m_authorization.get(), &Authorization::changed, this,
        [this] { m_askedCaller = false; }); // perhaps another caller
    connect(&m_list, &ListReader::partRead, this, &RestSession::takePart);
    connect(&m_list, &ListReader::finished, this, &RestSession::takeListEnd);
    connect(&m_inbox, &EventInbox::changed, this, &RestSession::takeEvents);
    connect(&m_inbox, &EventInbox::touched, &m_details, &DetailReader::touch);
    connect(&m_inbox, &EventInbox::logTouched, &m_details, &DetailReader::touchLog);
    connect(&m_inbox, &EventInbox::contradicted, this, &RestSession::checkList);
    connectDetails();
    connectStream();
}

void RestSession::connectDetails()
{
    connect(&m_details, &DetailReader::read, &m_owner, &RestSource::deploymentRead);
    connect(&m_details, &DetailReader::rowOutdated, this, &RestSession::takeRow);
    connect(&m_details, &DetailReader::confirmed, this, &RestSession::takeConfirmation);
    connect(&m_details, &DetailReader::unauthorized, this,
        [this](const ReadFailure& failure) { halt(failure.error); });
}

void RestSession::connectStream()
{
    connect(&m_stream, &EventStream::opened, this, &RestSession::takeStreamOpened);
    connect(&m_stream, &EventStream::heard, this, [this] {
        if (!m_trouble)
            m_freshness.asOf = m_scheduler->now();
    });
    connect(
        &m_stream, &EventStream::received, this, [this](const std::vector<ServerEvent>& events) {
            m_inbox.expectRepeats(m_stream.hello());
            if (!m_inbox.take(events))
                takeNewSnapshot();
        });
    connect(&m_stream, &EventStream::fellBack, this, &RestSession::takeStreamFallenBack);
    connect(&m_stream, &EventStream::lost, this, &RestSession::takeStreamLost);
    connect(&m_stream, &EventStream::unavailable, this, &RestSession::takeStreamUnavailable);
    connect(&m_stream, &EventStream::gone, this, &RestSession::takeNewSnapshot);
    connect(&m_stream, &EventStream::unauthorized, this,
        [this](const ReadFailure& failure) { halt(failure.error); });
}

void RestSession::start()
{
    beginLoad();
    if (m_options.follow)
        watchClock();
    obtainSecret();
}

void RestSession::obtainSecret()
{
    const CredentialReference& reference = connection().credential;
    m_halted = false;
    if (reference.scheme == CredentialReference::Scheme::None) {
        m_details.setHalted(false);
        load(true);
        return;
    }
    m_details.hold();
    m_authorization->read(this, [this](const std::optional<Error>& error) {
        if (error)
            halt(*error);
        else
            takeSecret();
    });
}

void RestSession::setSecret(const Secret& secret)
{
    if (const auto error = m_authorization->use(secret))
        halt(*error);
    else
        takeSecret();
}

void RestSession::takeSecret()
{
    m_halted = false;
    m_details.setHalted(false);
    m_details.release();
    m_secretWatch.reset();
    m_trouble.reset();
    Q_EMIT m_owner.credentialsFound();
    Q_EMIT m_owner.commandsChanged();
    load(true);
}

/// Whoever replaces the file may be a moment later than the server that wants another secret.
void RestSession::lookForSecret()
{
    if (connection().credential.place != CredentialReference::Place::File || !m_options.follow)
        return;
    m_secretWatch = m_scheduler->after(secretInterval, [this] {
        m_authorization->renew(authorization().value, this, [this](bool isAnother) {
            if (!m_halted)
                return;
            if (isAnother)
                takeSecret();
            else
                lookForSecret();
        });
    });
}

void RestSession::halt(const Error& reason)
{
    if (std::exchange(m_halted, true))
        return;
    m_list.abort();
    m_stream.close();
    m_streamStarted = false;
    m_nextLoad.reset();
    m_details.setHalted(true);
    m_details.failHeld(reason);
    setTrouble({Freshness::State::Stale, reason.message, std::nullopt});
    endLoad(reason);
    Q_EMIT m_owner.commandsChanged();
    lookForSecret();
    Q_EMIT m_owner.credentialsRequired(reason);
}

void RestSession::beginLoad()
{
    if (std::exchange(m_loading, true))
        return;
    updateFreshness();
    Q_EMIT m_owner.loadStarted();
}

void RestSession::endLoad(const std::optional<Error>& error)
{
    if (std::exchange(m_loading, false))
        Q_EMIT m_owner.loadFinished(error);
}

void RestSession::load(bool whole)
{
    if (m_halted || m_paused || !m_options.list)
        return;
    m_nextLoad.reset();
    m_isBehind = false;
    m_disputed.clear();
    // What is known to be older than something else cannot be what has not changed.
    if (m_ledger.isAheadOfList() || m_judge.isWaiting())
        m_list.forget();
    if (!m_haveList) {
        m_records = 0;
        m_ledger.forget();
        readList(ListReader::Mode::Stream);
    } else if (whole || m_judge.isWaiting() || !m_hasMore || ++m_peeks >= peeksBetweenLists) {
        m_peeks = 0;
        readList(ListReader::Mode::Gather);
    } else {
        readList(ListReader::Mode::Peek);
    }
}

void RestSession::readList(ListReader::Mode mode)
{
    m_ledger.beginList();
    m_list.read(mode);
}

void RestSession::loadAfter(Milliseconds delay, bool whole)
{
    m_nextLoad = m_scheduler->after(delay, [this, whole] { load(whole); });
}

void RestSession::takePart(const ListPart& part)
{
    const auto settlement = m_ledger.settle(part.isWhole);
    m_isBehind = m_isBehind || settlement.isBehind;
    m_disputed.insert(settlement.outdated.begin(), settlement.outdated.end());
    ListPart taken = part;
    if (!settlement.outdated.empty())
        taken.update.rows = std::make_shared<const history::History>(
            rowsWithout(*part.update.rows, settlement.outdated));
    taken.update.kept = settlement.kept;
    if (part.isWhole && settlement.isBehind) {
        // Only what is newer in it counts; it says nothing of what there is.
        taken.update = {taken.update.rows, {}, false, false, {}};
    }
    if (taken.update.replacesAll) {
        m_unfinished.clear();
        m_records = 0;
    }
    m_unfinished.insert(taken.unfinished.begin(), taken.unfinished.end());
    m_records += taken.update.rows->size();
    if (m_progress.pass())
        Q_EMIT m_owner.loadProgressed({0, 0, m_records});
    if (taken.update.replacesAll || !m_haveList)
        Q_EMIT m_owner.historyUpdated(taken.update);
    else
        takeUpdate(taken.update);
}

void RestSession::takeEvents(const EventBatch& batch)
{
    // A list may have brought something newer while the events were being read.
    const history::History& rows = *batch.update.rows;
    std::vector<std::string> outdated;
    for (history::Row row = 0; row < rows.size(); ++row) {
        if (!m_ledger.isStillNewest(rows.id(row), batch.revisions[row]))
            outdated.emplace_back(rows.id(row));
    }
    HistoryUpdate update = batch.update;
    if (!outdated.empty())
        update.rows = std::make_shared<const history::History>(rowsWithout(rows, outdated));
    takeUpdate(update);
}

/// A server that still has the state that its list does not give has not started over.
void RestSession::takeConfirmation(const QString& id)
{
    if (m_disputed.contains(id.toStdString()))
        m_judge.refute();
}

/// A page and its row show the same.
void RestSession::takeRow(const SnapshotPointer& snapshot)
{
    auto row = std::make_shared<history::History>();
    row->upsert(history::summaryOf(snapshot->deployment));
    takeUpdate({row, {}, false, false, {}});
}

void RestSession::takeUpdate(const HistoryUpdate& update)
{
    const history::History& rows = *update.rows;
    for (history::Row row = 0; row < rows.size(); ++row) {
        if (deployment::isFinished(rows.status(row)))
            m_unfinished.erase(std::string(rows.id(row)));
        else
            m_unfinished.emplace(rows.id(row));
    }
    Q_EMIT m_owner.historyUpdated(update);
}

void RestSession::takeListEnd(const ListOutcome& outcome)
{
    if (outcome.failure) {
        takeListFailure(*outcome.failure);
        return;
    }
    m_backoff.reset();
    m_haveList = true;
    m_hasMore = outcome.hasMore;
    takePosition(outcome.position);
    switch (m_judge.take(m_isBehind, m_scheduler->now())) {
    case RestartJudge::Verdict::Current:
        takeCurrentList(outcome.position);
        break;
    case RestartJudge::Verdict::Behind:
        waitForCurrentList();
        break;
    case RestartJudge::Verdict::StartedOver:
        startOver();
        return;
    }
    endLoad(std::nullopt);
    askCaller();
}

void RestSession::takePosition(const QByteArray& position)
{
    const auto number = integerOf({position.constData(), std::size_t(position.size())});
    if (number && m_position && *number < *m_position)
        m_judge.noteLowerPosition();
    if (number && !m_isBehind)
        m_position = number;
}

void RestSession::takeCurrentList(const QByteArray& position)
{
    if (std::exchange(m_trouble, std::nullopt))
        m_details.retryNow();
    m_freshness.asOf = m_scheduler->now();
    if (m_options.follow)
        follow(position);
    updateFreshness();
}

/// What is known stands, and is told to be old as soon as that is not a matter of one answer.
void RestSession::waitForCurrentList()
{
    if (!m_options.follow)
        return;
    loadAfter(busyInterval);
    m_details.touchAll();
    if (m_judge.answers() < answersBeforeStale && !m_stream.isOpen())
        updateFreshness();
    else
        setTrouble({Freshness::State::Stale,
            {DEPLOY_MESSAGE("Message",
                 "The server's list is older than what is shown: one of several servers may lag "
                 "behind, or it has started over. It is asked again."),
                {}},
            m_scheduler->now() + busyInterval});
}

void RestSession::startOver()
{
    m_stream.close();
    m_streamStarted = false;
    forgetAll();
    load(true);
}

void RestSession::forgetAll()
{
    m_ledger.forget();
    m_inbox.forget();
    m_list.forget();
    m_details.forget();
    m_judge = {};
    m_position.reset();
}

/// The stream told of an older state: the list says which is right.
void RestSession::checkList()
{
    if (m_list.isReading() || m_nextLoad)
        return;
    const auto now = m_scheduler->now();
    m_nextCheck = std::max(now, m_nextCheck);
    loadAfter(m_nextCheck - now, true);
    m_nextCheck += checkInterval;
}

void RestSession::takeListFailure(const ReadFailure& failure)
{
    if (failure.error.code == ErrorCode::Unauthorized) {
        halt(failure.error);
        return;
    }
    const Milliseconds delay = failure.retryAfter.value_or(m_backoff.next(*m_scheduler));
    const auto state =
        isOffline(failure.error) ? Freshness::State::Offline : Freshness::State::Stale;
    if (m_options.follow)
        loadAfter(delay);
    setTrouble({state, failure.error.message, m_scheduler->now() + delay});
    endLoad(failure.error);
}

void RestSession::follow(const QByteArray& position)
{
    if (m_streamOffered && !std::exchange(m_streamStarted, true))
        m_stream.open(position.toStdString());
    if (m_stream.isOpen()) {
        m_details.touchOlder();
        return;
    }
    m_details.touchAll();
    pollLater();
}

void RestSession::pollLater()
{
    loadAfter(pollInterval());
}

Milliseconds RestSession::pollInterval()
{
    const Milliseconds interval = m_hidden ? hiddenInterval
        : m_unfinished.empty()             ? quietInterval
                                           : busyInterval;
    return Milliseconds(
        static_cast<std::int64_t>(double(interval.count()) * (0.9 + 0.2 * m_scheduler->random())));
}

void RestSession::takeStreamOpened()
{
    m_gone = 0;
    m_probing.reset();
    if (!m_judge.isWaiting()) {
        if (std::exchange(m_trouble, std::nullopt))
            m_details.retryNow();
        m_freshness.asOf = m_scheduler->now();
        m_nextLoad.reset();
    }
    m_details.touchAll();
    // Where the server counts no events, neither list nor stream tells what happened between them.
    if (!m_stream.isContinuous())
        load(false);
    updateFreshness();
}

void RestSession::takeStreamLost(const ReadFailure& failure)
{
    const bool isUnsteady = m_stream.failures() >= lossesBeforePolling;
    if (isUnsteady && !m_list.isReading() && !m_nextLoad)
        load(false);
    if (isUnsteady && !m_trouble) {
        updateFreshness(); // what polling gives is current
        return;
    }
    if (m_nextLoad && m_trouble)
        return; // the list failed too; its attempts tell
    const bool isDown = m_stream.failures() > 1 && isOffline(failure.error);
    setTrouble({isDown ? Freshness::State::Offline : Freshness::State::Stale, failure.error.message,
        m_stream.nextAttempt()});
}

void RestSession::takeStreamUnavailable()
{
    m_streamOffered = false;
    m_streamStarted = false;
    m_stream.close();
    // The next poll after that opens it behind its own position.
    m_streamProbe =
        m_scheduler->after(m_probing.next(*m_scheduler), [this] { m_streamOffered = true; });
    if (!m_list.isReading() && !m_nextLoad)
        pollLater();
    updateFreshness();
}

void RestSession::takeStreamFallenBack()
{
    m_streamStarted = false;
    m_judge.noteLowerPosition();
    m_list.forget();
    m_inbox.forgetNumbers();
    load(true);
    updateFreshness();
}

void RestSession::takeNewSnapshot()
{
    forgetAll();
    if (!m_stream.isOpen()) {
        m_streamStarted = false;
        if (m_gone++ > 0) {
            loadAfter(m_backoff.next(*m_scheduler));
            return;
        }
    }
    load(true);
}

void RestSession::refresh()
{
    m_paused = false;
    m_streamOffered = true; // perhaps it was only in the way of something in between
    m_details.askAgain();
    beginLoad();
    if (m_halted)
        obtainSecret();
    else
        load(true);
}

void RestSession::retryNow()
{
    m_backoff.reset();
    m_details.retryNow();
    refresh();
    m_stream.reconnectNow();
}

void RestSession::cancel()
{
    if (!m_loading)
        return;
    m_list.abort();
    m_nextLoad.reset();
    m_paused = true;
    const Error error{
        ErrorCode::Cancelled, {DEPLOY_MESSAGE("Message", "Loading was cancelled."), {}}, {}};
    setTrouble({Freshness::State::Stale, error.message, std::nullopt});
    endLoad(error);
}

void RestSession::setHidden(bool hidden)
{
    if (std::exchange(m_hidden, hidden) == hidden || !m_haveList || m_trouble || m_stream.isOpen())
        return;
    const auto age = m_scheduler->now() - m_freshness.asOf.value_or(deployment::Timestamp());
    if (!hidden && age > busyInterval && !m_list.isReading())
        load(false);
    else if (m_nextLoad)
        pollLater();
}

void RestSession::watchClock()
{
    m_clockSeen = m_scheduler->now();
    m_clockWatch = m_scheduler->after(clockInterval, [this] {
        const bool slept = m_scheduler->now() - m_clockSeen > clockGap;
        watchClock();
        if (!slept || m_paused || m_halted)
            return;
        m_backoff.reset();
        m_stream.close();
        m_streamStarted = false;
        m_list.forget();
        load(true);
    });
}

void RestSession::askCaller()
{
    if (std::exchange(m_askedCaller, true))
        return;
    HttpRequest request;
    request.url = endpointUrl(connection().baseUrl, "me");
    request.headers = {{"Accept", "application/json"}};
    connect(
        m_client.send(std::move(request)), &HttpExchange::finished, this, &RestSession::takeCaller);
}

void RestSession::takeCaller(const HttpResult& result)
{
    const auto response = jsonResponse(result, m_scheduler->now());
    if (!response) {
        m_askedCaller = response.error().status != 0; // ask again after the next list
        return;
    }
    const QJsonObject caller = QJsonDocument::fromJson(response->body).object();
    const QJsonValue permissions = caller.value(QLatin1String("permissions"));
    m_caller = redacted(caller.value(QLatin1String("name")).toString(), *m_options.redactor);
    m_mayOperate = !permissions.isArray()
        || permissions.toArray().contains(QJsonValue(QLatin1String("operate")));
    Q_EMIT m_owner.commandsChanged();
}

std::optional<deployment::Message> RestSession::commandObjection() const
{
    if (connection().readOnly)
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "This connection is for reading only."), {}};
    if (m_halted)
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "The server asks for credentials first."), {}};
    if (!m_mayOperate)
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "The credentials do not permit commands."), {}};
    return std::nullopt;
}

void RestSession::setTrouble(Trouble trouble)
{
    m_trouble = std::move(trouble);
    updateFreshness();
}

Freshness RestSession::currentFreshness() const
{
    using State = Freshness::State;
    Freshness next;
    next.asOf = m_freshness.asOf;
    if (m_trouble) {
        next.state = m_trouble->state;
        next.nextAttempt = m_trouble->nextAttempt;
        next.reason = m_trouble->reason;
    } else if (!m_haveList) {
        next.state = State::Loading;
    } else {
        next.state = m_stream.isOpen() ? State::Live : State::Polling;
    }
    return next;
}

void RestSession::updateFreshness()
{
    m_freshness = currentFreshness();
    Q_EMIT m_owner.freshnessChanged(m_freshness);
}

} // namespace sources
