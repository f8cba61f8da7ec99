// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_fetcher.h"

#include "http/messages/http_headers.h"
#include "live/record_revision.h"
#include "shared_snapshot.h"

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;

/// For so many deployments it is remembered how they were read before unused ones are dropped.
constexpr qsizetype rememberedBeforeLooking = 64;
/// They come with growing pauses, so that a replica has half a minute to catch up.
constexpr int olderAnswersBeforeDoubt = 5;

Error olderState()
{
    return {ErrorCode::Changed,
        {DEPLOY_MESSAGE("Message",
             "The server returned an older state of this deployment than the one already known."),
            {}},
        {}};
}

} // namespace

/// One deployment on its way in.
struct DetailFetcher::Reading {
    QString id;
    WatchTable::WatchedPointer watched; ///< null for one that was asked for
    std::weak_ptr<PendingFetch> fetch; ///< of one that was asked for
    OwnedRequest request; ///< what is asked for now: the record, then its log
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

DetailFetcher::DetailFetcher(HttpClient& client, Worker& worker, RevisionLedger& ledger,
    SourceFreshness sourceFreshness, QObject* parent)
    : QObject(parent)
    , m_scheduler(client.scheduler())
    , m_ledger(ledger)
    , m_records(client, worker)
    , m_logs(client, worker)
    , m_watches(m_scheduler,
          {[this](const QString& id, const WatchTable::WatchedPointer& watched) {
               auto reading = std::make_shared<Reading>();
               reading->id = id;
               reading->watched = watched;
               begin(reading);
           },
              [this](const QString& id) { return m_fetches.contains(id); },
              std::move(sourceFreshness)})
    , m_fetches(m_watches, [this](const ReadingPointer& reading) { begin(reading); })
{
}

DetailFetcher::~DetailFetcher() = default;

OwnedRequest DetailFetcher::fetch(
    const QString& id, history::RecordHandle /*record*/, DeploymentReceiver receiver)
{
    return m_fetches.fetch(id, std::move(receiver));
}

std::unique_ptr<DeploymentWatch> DetailFetcher::watch(
    const QString& id, DeploymentObserver observer)
{
    const Known known = m_known.value(id);
    return m_watches.watch(id, std::move(observer), known.snapshot.lock(), known.revision);
}

void DetailFetcher::forget()
{
    ++m_generation;
    m_known.clear();
    m_olderAnswers.clear();
    m_watches.forget();
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
    reading->request = m_records.read({reading->id, reading->base != nullptr, reading->tag,
        [this, reading](
            RecordFetcher::Result result) { handleRecord(reading, std::move(result)); }});
}

void DetailFetcher::handleRecord(const ReadingPointer& reading, RecordFetcher::Result result)
{
    if (!result) {
        fail(reading, result.error());
    } else if (!*result) {
        handleUnchanged(reading);
    } else {
        RecordFetcher::Record& record = **result;
        reading->tag = record.tag;
        reading->revision = record.revision;
        reading->snapshot = std::make_shared<Snapshot>(std::move(record.snapshot));
        handleDecoded(reading);
    }
}

void DetailFetcher::handleUnchanged(const ReadingPointer& reading)
{
    if (reading->isOlderThan(reading->newest)) {
        fail(reading, {olderState(), 304, std::nullopt});
        return;
    }
    reportConfirmed(reading);
    const bool isAwaited = !reading->watched || m_watches.errorOf(reading->id);
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
    reading->request = m_logs.read(std::move(request));
}

void DetailFetcher::reportPartial(const ReadingPointer& reading)
{
    if (reading->watched || reading->base)
        return;
    Snapshot beginning = *reading->snapshot;
    beginning.receivedAt = m_scheduler.now();
    PendingFetch::begin(reading->fetch, sharedSnapshot(std::move(beginning)));
}

void DetailFetcher::deliver(const ReadingPointer& reading)
{
    reading->snapshot->receivedAt = m_scheduler.now();
    reading->snapshot->requestedAt = reading->requestedAt;
    reading->snapshot->revision = decidedRevision(strongTag(reading->tag), reading->revision);
    const SnapshotPointer snapshot = sharedSnapshot(std::move(*reading->snapshot));
    const bool isOutdated = reading->isOlderThan(reading->newest);
    m_fetches.end(reading);
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
    m_watches.report(reading->id, snapshot);
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
    m_watches.setLatest(reading->id, snapshot, reading->revision);
}

void DetailFetcher::fail(const ReadingPointer& reading, const ReadFailure& failure)
{
    m_fetches.end(reading);
    const bool isNews = m_watches.errorOf(reading->id) != failure.error.message;
    failWatched(reading, failure);
    // What a watched one lacks is reported by its error; that it is gone, once.
    const bool isGone = failure.error.code == ErrorCode::NotFound && isNews;
    if (reading->watched && isGone)
        m_watches.report(reading->id, tl::unexpected(failure.error));
    PendingFetch::answer(reading->fetch, tl::unexpected(failure.error));
    if (failure.error.code == ErrorCode::Unauthorized)
        Q_EMIT unauthorized(failure);
}

void DetailFetcher::succeedWatched(const ReadingPointer& reading)
{
    m_olderAnswers.remove(reading->id);
    if (reading->logFailure)
        m_watches.succeedInPart(reading->id, reading->watched,
            reading->logFailure->retryAfter.value_or(Milliseconds(0)));
    else
        m_watches.succeed(reading->id, reading->watched);
}

void DetailFetcher::failWatched(const ReadingPointer& reading, const ReadFailure& failure)
{
    if (!m_watches.concerns(reading->id, reading->watched))
        return; // a fuller one is in progress
    // Only what is certain to be current is asked for conditionally.
    m_known[reading->id].tag.clear();
    m_watches.fail(reading->id, reading->watched, failure.error.message,
        failure.retryAfter.value_or(Milliseconds(0)));
    if (failure.error.code != ErrorCode::Changed) {
        m_olderAnswers.remove(reading->id);
    } else if (++m_olderAnswers[reading->id] >= olderAnswersBeforeDoubt) {
        m_olderAnswers.remove(reading->id);
        Q_EMIT contradicted();
    }
}

} // namespace sources
