// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_fetcher.h"

#include "http/http_exchange.h"
#include "http/http_headers.h"
#include "live/record_revision.h"
#include "record_reader.h"
#include "shared_snapshot.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::Message;
using deployment::Milliseconds;

/// A deployment that changes all the time is read at most this often.
constexpr Milliseconds refetchInterval{500};
/// A slow reading of what has changed is reported: what is shown in the meantime is old.
constexpr Milliseconds longReading{2'000};
/// For so many deployments it is remembered how they were read before unused ones are dropped.
constexpr qsizetype rememberedBeforeLooking = 64;

Error olderState()
{
    return {ErrorCode::Changed,
        {DEPLOY_MESSAGE("Message",
             "The server returned an older state of this deployment than the one already known."),
            {}},
        {}};
}

Message stillReading()
{
    return {DEPLOY_MESSAGE("Message", "The deployment has changed; the new state is being loaded."),
        {}};
}

} // namespace

/// One deployment on its way in.
struct DetailFetcher::Reading {
    QString id;
    WatchedPointer watched; ///< null for one that was asked for
    std::weak_ptr<PendingFetch> fetch; ///< of one that was asked for
    QPointer<HttpExchange> exchange;
    OwnedRequest log;
    bool isCalledOff = false;
    SnapshotPointer base; ///< what was known when it was asked for; may be null
    Revision newest; ///< of all that was known when it was asked for
    quint64 life = 0;
    std::shared_ptr<Snapshot> snapshot;
    QByteArray tag;
    Revision revision;
    std::optional<ReadFailure> logFailure;
    std::chrono::steady_clock::time_point requestedAt = std::chrono::steady_clock::now();

    [[nodiscard]] bool isOlderThan(const Revision& other) const
    {
        return revision && other && *revision < *other;
    }
};

/// An observer's hold on a watched deployment.
class DetailFetcher::Watch final : public DeploymentWatch {
public:
    Watch(DetailFetcher& reader, QString id, DeploymentObserver observer)
        : m_reader(&reader)
        , m_id(std::move(id))
        , m_observer(std::move(observer))
    {
    }
    ~Watch() override
    {
        if (m_reader)
            m_reader->unwatch(this);
    }

    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const DeploymentObserver& observer() const { return m_observer; }
    [[nodiscard]] Freshness freshness() const override
    {
        return m_reader ? m_reader->freshnessOf(m_id) : Freshness();
    }

private:
    QPointer<DetailFetcher> m_reader;
    QString m_id;
    DeploymentObserver m_observer;
};

DetailFetcher::DetailFetcher(HttpClient& client, Worker& worker, RevisionLedger& ledger,
    SourceFreshness sourceFreshness, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_worker(worker)
    , m_ledger(ledger)
    , m_logs(client, worker)
    , m_sourceFreshness(std::move(sourceFreshness))
{
}

OwnedRequest DetailFetcher::fetch(
    const QString& id, history::RecordHandle /*record*/, DeploymentReceiver receiver)
{
    auto pending = std::make_shared<PendingFetch>(std::move(receiver));
    auto reading = std::make_shared<Reading>();
    reading->id = id;
    reading->fetch = pending;
    pending->setCallOff([guard = QPointer<DetailFetcher>(this), reading] {
        if (guard)
            guard->cancelReading(reading);
    });
    ++m_fetches[id];
    if (m_isHeld)
        m_held.push_back(reading);
    else
        begin(reading);
    return OwnedRequest(std::move(pending));
}

void DetailFetcher::cancelReading(const ReadingPointer& reading)
{
    reading->isCalledOff = true;
    std::erase(m_held, reading);
    if (reading->exchange)
        reading->exchange->abort();
    reading->log.cancel();
    endFetch(reading);
    if (const auto watched = m_watched.value(reading->id))
        refetchIfNews(reading->id, *watched);
}

void DetailFetcher::release()
{
    m_isHeld = false;
    for (const ReadingPointer& reading : std::exchange(m_held, {}))
        begin(reading);
}

void DetailFetcher::failHeld(const Error& error)
{
    m_isHeld = false;
    for (const ReadingPointer& reading : std::exchange(m_held, {})) {
        endFetch(reading);
        PendingFetch::answer(reading->fetch, tl::unexpected(error));
    }
}

void DetailFetcher::endFetch(const ReadingPointer& reading)
{
    if (!reading->watched && --m_fetches[reading->id] <= 0)
        m_fetches.remove(reading->id);
}

std::unique_ptr<DeploymentWatch> DetailFetcher::watch(
    const QString& id, DeploymentObserver observer)
{
    auto watch = std::make_unique<Watch>(*this, id, std::move(observer));
    WatchedPointer& watched = m_watched[id];
    if (!watched) {
        watched = std::make_shared<Watched>();
        watched->latest = m_known.value(id).snapshot.lock();
        if (watched->latest)
            watched->asOf = watched->latest->receivedAt;
    }
    watched->observers.push_back(watch.get());
    return watch;
}

void DetailFetcher::unwatch(Watch* watch)
{
    const auto watched = m_watched.value(watch->id());
    std::erase(watched->observers, watch);
    if (watched->observers.empty())
        m_watched.remove(watch->id());
}

/// An observer may release its watch, or others, while it is notified.
template <typename Notify> void DetailFetcher::notifyObservers(const QString& id, Notify notify)
{
    const auto watched = m_watched.value(id);
    const auto observers = watched ? watched->observers : std::vector<Watch*>();
    for (Watch* observer : observers) {
        if (std::ranges::find(watched->observers, observer) != watched->observers.end())
            notify(DeploymentObserver(observer->observer()));
    }
}

bool DetailFetcher::hasNews(const QString& id, const Watched& watched) const
{
    const Revision known = m_known.value(id).revision;
    const std::size_t entries = watched.latest ? watched.latest->deployment.log.size() : 0;
    return watched.touched || (watched.wanted && (!known || *known < *watched.wanted))
        || watched.wantedLog > entries;
}

void DetailFetcher::touch(const QString& id, Revision revision)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    if (revision)
        watched->wanted = std::max(watched->wanted, revision);
    else
        watched->touched = true;
    refetchIfNews(id, *watched);
}

void DetailFetcher::touchLog(const QString& id, std::size_t entries)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    watched->wantedLog = std::max(watched->wantedLog, entries);
    refetchIfNews(id, *watched);
}

/// Not while it is being read anyway: the end of that looks again.
void DetailFetcher::refetchIfNews(const QString& id, const Watched& watched)
{
    const bool isBusy = watched.reading || watched.alarm || m_fetches.contains(id);
    if (!isBusy && hasNews(id, watched))
        refetch(id);
}

void DetailFetcher::touchAll()
{
    const QStringList ids = m_watched.keys();
    for (const QString& id : ids)
        touch(id);
}

void DetailFetcher::touchOlder()
{
    const QStringList ids = m_watched.keys();
    for (const QString& id : ids)
        touch(id, m_ledger.latest(id.toStdString()));
}

void DetailFetcher::retryNow()
{
    for (auto each = m_watched.cbegin(); each != m_watched.cend(); ++each) {
        Watched& watched = *each.value();
        watched.backoff.reset();
        if (watched.alarm && watched.trouble && !watched.reading)
            refetch(each.key());
    }
}

void DetailFetcher::setSuspended(bool halted)
{
    m_isAwaitingCredentials = halted;
    for (const WatchedPointer& watched : std::as_const(m_watched)) {
        if (halted)
            watched->alarm.reset();
        watched->touched = true;
    }
}

void DetailFetcher::forget()
{
    ++m_generation;
    m_known.clear();
    for (const WatchedPointer& watched : std::as_const(m_watched)) {
        watched->latest.reset();
        watched->wanted.reset();
        watched->wantedLog = 0;
    }
}

Freshness DetailFetcher::freshnessOf(const QString& id) const
{
    Freshness freshness = m_sourceFreshness();
    const auto watched = m_watched.value(id);
    const bool isSourceCurrent =
        freshness.state != Freshness::State::Stale && freshness.state != Freshness::State::Offline;
    if (!watched || !watched->trouble || !isSourceCurrent)
        return freshness; // what the whole source misses says more
    freshness.state = Freshness::State::Stale; // the server itself is there
    freshness.reason = watched->trouble->reason;
    freshness.nextAttempt = watched->trouble->nextAttempt;
    freshness.asOf = watched->trouble->asOf;
    return freshness;
}

void DetailFetcher::refetch(const QString& id)
{
    const auto watched = m_watched.value(id);
    if (!watched || m_isAwaitingCredentials)
        return;
    watched->alarm.reset();
    watched->reading = true;
    watched->touched = false;
    watched->wanted.reset();
    watched->wantedLog = 0;
    const std::weak_ptr<Watched> weak = watched;
    watched->gracePeriod = m_client.scheduler().after(longReading, [this, weak, id] {
        const auto still = weak.lock();
        if (still && still->latest && !still->trouble)
            setReadError(id, *still, DetailError{stillReading(), still->asOf, std::nullopt});
    });
    auto reading = std::make_shared<Reading>();
    reading->id = id;
    reading->watched = watched;
    begin(reading);
}

void DetailFetcher::begin(const ReadingPointer& reading)
{
    const Known known = m_known.value(reading->id);
    reading->base = known.snapshot.lock();
    if (reading->base) {
        reading->tag = known.tag;
        reading->revision = known.revision;
    }
    reading->newest = m_ledger.latest(reading->id.toStdString());
    reading->life = m_generation;
    request(reading);
}

void DetailFetcher::request(const ReadingPointer& reading)
{
    HttpRequest request;
    const auto url = deploymentUrl(m_client.baseUrl(), reading->id);
    if (!url) {
        QMetaObject::invokeMethod(
            this,
            [this, reading, error = url.error()] {
                fail(reading, {error, 0, std::nullopt});
            },
            Qt::QueuedConnection);
        return;
    }
    request.url = *url;
    request.headers = {{"Accept", "application/json"}};
    if (!reading->tag.isEmpty())
        request.headers.emplace_back("If-None-Match", reading->tag);
    reading->exchange = m_client.send(std::move(request));
    connect(reading->exchange, &HttpExchange::finished, this,
        [this, reading](const HttpResult& result) { handleResponse(reading, result); });
}

void DetailFetcher::handleResponse(const ReadingPointer& reading, const HttpResult& result)
{
    if (reading->isCalledOff)
        return;
    if (reading->base && result && result->status == 304) {
        handleUnchanged(reading);
        return;
    }
    const auto response = jsonResponse(result, m_client.scheduler().now());
    if (response)
        decode(reading, *response);
    else
        fail(reading, response.error());
}

void DetailFetcher::handleUnchanged(const ReadingPointer& reading)
{
    if (reading->isOlderThan(reading->newest)) {
        fail(reading, {olderState(), 304, std::nullopt});
        return;
    }
    reportConfirmed(reading);
    const bool isAwaited = !reading->watched || reading->watched->trouble;
    if (!isAwaited && !reading->base->logError) {
        succeedWatched(reading);
        return;
    }
    reading->snapshot = std::make_shared<Snapshot>(*reading->base);
    reading->snapshot->logError.reset();
    if (reading->base->logError)
        readLog(reading);
    else
        deliver(reading);
}

void DetailFetcher::decode(const ReadingPointer& reading, const HttpResponse& response)
{
    reading->tag = response.header("ETag");
    // What reads belongs to this thread, and with it go the timers of watches: the worker keeps
    // nothing of it.
    m_worker.post([this, reading = ReadingPointer(reading), body = response.body](
                      const std::stop_token&) mutable {
        const std::string record = body.toStdString();
        reading->revision = revisionOf(record);
        auto snapshot =
            std::make_shared<Expected<Snapshot>>(decodeRecord(record, reading->id.toStdString()));
        QMetaObject::invokeMethod(
            this,
            [this, reading = std::move(reading), snapshot] {
                if (!*snapshot) {
                    fail(reading, {snapshot->error(), 200, std::nullopt});
                } else if (!reading->isCalledOff) {
                    reading->snapshot = std::make_shared<Snapshot>(std::move(**snapshot));
                    handleDecoded(reading);
                }
            },
            Qt::QueuedConnection);
    });
}

void DetailFetcher::handleDecoded(const ReadingPointer& reading)
{
    // What was shown already is never followed by an older state. Where there is only a row, an
    // older state is better than none, and is said to be one.
    const bool isSameLife = reading->life == m_generation;
    if (isSameLife && reading->isOlderThan(m_known.value(reading->id).revision)
        && !m_known.value(reading->id).snapshot.expired()) {
        fail(reading, {olderState(), 200, std::nullopt});
        return;
    }
    // A log only ever grows: what is known of it need not be read again.
    deployment::Log& log = reading->snapshot->deployment.log;
    if (log.empty() && reading->base)
        log = reading->base->deployment.log;
    readLog(reading);
}

void DetailFetcher::readLog(const ReadingPointer& reading)
{
    LogFetcher::Request request;
    request.id = reading->id;
    request.snapshot = reading->snapshot;
    request.onFirstPage = [this, reading] { reportPartial(reading); };
    request.onEnd = [this, reading](const std::optional<ReadFailure>& failure) {
        reading->logFailure = failure;
        if (failure)
            reading->snapshot->logError = failure->error.message;
        deliver(reading);
    };
    reading->log = m_logs.read(std::move(request));
}

void DetailFetcher::reportPartial(const ReadingPointer& reading)
{
    if (reading->watched || reading->base)
        return;
    Snapshot beginning = *reading->snapshot;
    beginning.receivedAt = m_client.scheduler().now();
    PendingFetch::begin(reading->fetch, sharedSnapshot(std::move(beginning)));
}

void DetailFetcher::deliver(const ReadingPointer& reading)
{
    reading->snapshot->receivedAt = m_client.scheduler().now();
    reading->snapshot->requestedAt = reading->requestedAt;
    reading->snapshot->revision = decidedRevision(strongTag(reading->tag), reading->revision);
    const SnapshotPointer snapshot = sharedSnapshot(std::move(*reading->snapshot));
    const bool isOutdated = reading->isOlderThan(reading->newest);
    endFetch(reading);
    remember(reading, snapshot);
    if (isOutdated)
        failWatched(reading, {olderState(), 200, std::nullopt});
    else
        succeedWatched(reading);
    const auto failure = reading->logFailure;
    if (m_ledger.acceptWhole(reading->id.toStdString(), reading->revision))
        Q_EMIT rowOutdated(snapshot);
    if (!isOutdated)
        reportConfirmed(reading);
    Q_EMIT read(snapshot);
    notifyObservers(reading->id,
        [&snapshot](const DeploymentObserver& observer) { observer.onRead(snapshot); });
    PendingFetch::answer(reading->fetch, snapshot);
    if (failure && failure->error.code == ErrorCode::Unauthorized)
        Q_EMIT unauthorized(*failure);
}

void DetailFetcher::reportConfirmed(const ReadingPointer& reading)
{
    if (reading->revision && reading->newest && reading->life == m_generation)
        Q_EMIT confirmed(reading->id);
}

void DetailFetcher::remember(const ReadingPointer& reading, const SnapshotPointer& snapshot)
{
    if (reading->life != m_generation)
        return;
    if (m_known.size() >= rememberedBeforeLooking)
        m_known.removeIf([](const auto& each) { return each.value().snapshot.expired(); });
    m_known[reading->id] = {snapshot, reading->tag, reading->revision};
    if (const auto watched = m_watched.value(reading->id))
        watched->latest = snapshot;
}

void DetailFetcher::fail(const ReadingPointer& reading, const ReadFailure& failure)
{
    if (reading->isCalledOff)
        return;
    endFetch(reading);
    const auto watched = m_watched.value(reading->id);
    const bool isNewTrouble =
        !watched || !watched->trouble || watched->trouble->reason != failure.error.message;
    failWatched(reading, failure);
    // What a watched one lacks is reported by its error; that it is gone, once.
    const bool isGone = failure.error.code == ErrorCode::NotFound && isNewTrouble;
    if (reading->watched && isGone)
        notifyObservers(reading->id, [&failure](const DeploymentObserver& observer) {
            observer.onRead(tl::unexpected(failure.error));
        });
    PendingFetch::answer(reading->fetch, tl::unexpected(failure.error));
    if (failure.error.code == ErrorCode::Unauthorized)
        Q_EMIT unauthorized(failure);
}

void DetailFetcher::succeedWatched(const ReadingPointer& reading)
{
    const auto watched = m_watched.value(reading->id);
    if (!watched)
        return;
    watched->asOf = m_client.scheduler().now();
    setReadError(reading->id, *watched, std::nullopt);
    if (reading->logFailure) {
        const Milliseconds pause = watched->backoff.next(m_client.scheduler());
        endWatched(reading, std::max(pause, reading->logFailure->retryAfter.value_or(pause)), true);
        return;
    }
    watched->backoff.reset();
    endWatched(reading, refetchInterval, false);
}

void DetailFetcher::failWatched(const ReadingPointer& reading, const ReadFailure& failure)
{
    const auto watched = m_watched.value(reading->id);
    if (!watched || (watched->reading && watched != reading->watched))
        return; // a fuller one is in progress
    const Milliseconds pause = std::max(
        watched->backoff.next(m_client.scheduler()), failure.retryAfter.value_or(Milliseconds(0)));
    // Only what is certain to be current is asked for conditionally.
    m_known[reading->id].tag.clear();
    endWatched(reading, pause, true);
    setReadError(reading->id, *watched,
        DetailError{failure.error.message, watched->asOf, m_client.scheduler().now() + pause});
}

/// After the pause it is read again, if there is news by then or in any case.
void DetailFetcher::endWatched(const ReadingPointer& reading, Milliseconds pause, bool again)
{
    const auto watched = m_watched.value(reading->id);
    if (!watched || (watched->reading && watched != reading->watched))
        return;
    watched->reading = false;
    watched->gracePeriod.reset();
    const std::weak_ptr<Watched> weak = watched;
    watched->alarm = m_client.scheduler().after(pause, [this, weak, again, id = reading->id] {
        const auto still = weak.lock();
        if (!still)
            return;
        still->alarm.reset();
        if (again || hasNews(id, *still))
            refetch(id);
    });
}

void DetailFetcher::setReadError(
    const QString& id, Watched& watched, std::optional<DetailError> trouble)
{
    if (watched.trouble == trouble)
        return;
    watched.trouble = std::move(trouble);
    notifyObservers(id, [](const DeploymentObserver& observer) { observer.onFreshnessChanged(); });
}

} // namespace sources
