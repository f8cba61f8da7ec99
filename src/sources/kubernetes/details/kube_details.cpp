// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_details.h"

#include "shared_snapshot.h"

#include "kubernetes/client/kube_client.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;

/// Of what is under way: pods come up without anybody telling of it.
constexpr Milliseconds childrenInterval{5'000};
/// Each reading takes several requests.
constexpr Milliseconds kubeRereadInterval{2'000};
constexpr Milliseconds refusedPartPause{60'000};
constexpr qsizetype knownBeforeLooking = 64;

Milliseconds pauseAfter(const std::vector<MissingChildren>& missing)
{
    Milliseconds pause{0};
    for (const MissingChildren& part : missing) {
        const auto least = part.failure.status == 403 ? refusedPartPause : Milliseconds(0);
        pause = std::max({pause, least, part.failure.retryAfter.value_or(Milliseconds(0))});
    }
    return pause;
}

} // namespace

/// One deployment on its way in.
struct KubeDetails::Reading {
    QString id;
    WatchTable::WatchedPointer watched; ///< null for one that was asked for
    std::weak_ptr<PendingFetch> fetch; ///< of one that was asked for
    OwnedRequest request;
    std::chrono::steady_clock::time_point requestedAt = std::chrono::steady_clock::now();
};

KubeDetails::KubeDetails(KubeClient& client, Worker& worker, WorkloadRows& rows,
    std::function<Freshness()> sourceFreshness)
    : m_scheduler(client.scheduler())
    , m_rows(rows)
    , m_records(client, worker, rows)
    , m_watches(m_scheduler,
          {[this](const QString& id, const WatchTable::WatchedPointer& watched) {
               auto reading = std::make_shared<Reading>();
               reading->id = id;
               reading->watched = watched;
               begin(reading);
           },
              [this](const QString& id) { return m_fetches.contains(id); },
              std::move(sourceFreshness), kubeRereadInterval})
    , m_fetches(m_watches, [this](const ReadingPointer& reading) { beginLater(reading); })
{
    connect(&rows, &WorkloadRows::touched, this, &KubeDetails::handleTouched);
}

KubeDetails::~KubeDetails() = default;

OwnedRequest KubeDetails::fetch(
    const QString& id, history::RecordHandle /*record*/, DeploymentReceiver receiver)
{
    return m_fetches.fetch(id, std::move(receiver));
}

std::unique_ptr<DeploymentWatch> KubeDetails::watch(const QString& id, DeploymentObserver observer)
{
    const SnapshotPointer known = m_known.value(id).lock();
    auto watch = m_watches.watch(id, std::move(observer), known, {});
    if (known)
        keepLooking(id);
    return watch;
}

void KubeDetails::checkWatched(LiveFeed::Watched which)
{
    // The watch says which are older than their rows.
    if (which == LiveFeed::Watched::All)
        m_watches.touchAll();
    else if (which == LiveFeed::Watched::Failed)
        m_watches.retryNow();
}

void KubeDetails::handleTouched(const std::vector<std::string>& uids)
{
    const QStringList ids = m_watches.ids();
    for (const QString& id : ids) {
        const auto workload = m_rows.book().workloadOf(id.toStdString());
        if (workload && std::ranges::find(uids, workload->meta.uid) != uids.end())
            m_watches.touch(id);
    }
}

/// The one that it takes the place of is called off first: the turns of its requests are free then.
void KubeDetails::beginLater(const ReadingPointer& reading)
{
    QMetaObject::invokeMethod(
        this,
        [this, reading] {
            if (!reading->fetch.expired())
                begin(reading);
        },
        Qt::QueuedConnection);
}

void KubeDetails::begin(const ReadingPointer& reading)
{
    reading->request = m_records.read(reading->id.toStdString(), m_known.value(reading->id).lock(),
        [this, reading](const KubeRecordReader::Result& result) {
            const OwnedRequest request = std::move(reading->request); // which this ends
            if (result)
                deliver(reading, **result);
            else
                fail(reading, result.error());
        });
}

void KubeDetails::deliver(const ReadingPointer& reading, AssembledSnapshot& assembled)
{
    const QString& id = reading->id;
    SnapshotPointer snapshot = m_known.value(id).lock();
    const bool isNews = !assembled.isUnchanged || !snapshot || !reading->watched;
    if (isNews) {
        assembled.snapshot.receivedAt = m_scheduler.now();
        assembled.snapshot.requestedAt = reading->requestedAt;
        snapshot = sharedSnapshot(std::move(assembled.snapshot));
    }
    m_fetches.end(reading);
    if (m_known.size() >= knownBeforeLooking)
        m_known.removeIf([](const auto& each) { return each.value().expired(); });
    m_known[id] = snapshot;
    m_watches.setLatest(id, snapshot, {});
    if (assembled.missing.empty())
        m_watches.succeed(id, reading->watched);
    else
        m_watches.succeedInPart(id, reading->watched, pauseAfter(assembled.missing));
    keepLooking(id);
    if (isNews) {
        Q_EMIT read(snapshot);
        m_watches.report(id, snapshot);
    }
    PendingFetch::answer(reading->fetch, snapshot);
}

void KubeDetails::fail(const ReadingPointer& reading, const KubeFailure& failure)
{
    m_fetches.end(reading);
    const bool isNews = m_watches.errorOf(reading->id) != failure.error.message;
    m_watches.fail(reading->id, reading->watched, failure.error.message,
        failure.retryAfter.value_or(Milliseconds(0)));
    // What a watched one lacks is reported by its error; that it is gone, once.
    if (reading->watched && isNews && failure.error.code == ErrorCode::NotFound)
        m_watches.report(reading->id, tl::unexpected(failure.error));
    PendingFetch::answer(reading->fetch, tl::unexpected(failure.error));
    if (failure.status == 401)
        Q_EMIT unauthorized(failure.error);
}

/// Nobody tells of what changes in its pods.
void KubeDetails::keepLooking(const QString& id)
{
    const std::string key = id.toStdString();
    if (!m_rows.isUnfinished(key) || !m_watches.isWatched(id)) {
        m_looks.erase(key);
        return;
    }
    m_looks[key] = m_scheduler.after(childrenInterval, [this, id, key] {
        m_looks.erase(key);
        m_watches.touch(id);
    });
}

} // namespace sources
