// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch_table.h"

#include "watched_deployment.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Message;
using deployment::Milliseconds;

/// A slow reading of what has changed is reported: what is shown in the meantime is old.
constexpr Milliseconds longReading{2'000};

Message stillReading()
{
    return {DEPLOY_MESSAGE("Message", "The deployment has changed; the new state is being loaded."),
        {}};
}

} // namespace

/// An observer's hold on a watched deployment.
class WatchTable::Watch final : public DeploymentWatch {
public:
    Watch(std::weak_ptr<WatchTable*> table, QString id, DeploymentObserver observer)
        : m_table(std::move(table))
        , m_id(std::move(id))
        , m_observer(std::move(observer))
    {
    }
    ~Watch() override
    {
        if (const auto table = m_table.lock())
            (*table)->unwatch(*this);
    }

    [[nodiscard]] const QString& id() const { return m_id; }
    [[nodiscard]] const DeploymentObserver& observer() const { return m_observer; }
    [[nodiscard]] Freshness freshness() const override
    {
        const auto table = m_table.lock();
        return table ? (*table)->freshnessOf(m_id) : Freshness();
    }

private:
    std::weak_ptr<WatchTable*> m_table;
    QString m_id;
    DeploymentObserver m_observer;
};

WatchTable::WatchTable(Scheduler& scheduler, Reader reader)
    : m_scheduler(scheduler)
    , m_reader(std::move(reader))
    , m_self(std::make_shared<WatchTable*>(this))
{
}

std::unique_ptr<DeploymentWatch> WatchTable::watch(const QString& id, DeploymentObserver observer,
    const SnapshotPointer& latest, Revision revision)
{
    auto watch = std::make_unique<Watch>(m_self, id, std::move(observer));
    WatchedPointer& watched = m_watched[id];
    if (!watched) {
        watched = std::make_shared<WatchedDeployment>();
        watched->latest = latest;
        watched->known = revision;
        if (latest)
            watched->asOf = latest->receivedAt;
    }
    watched->observers.push_back(&watch->observer());
    return watch;
}

void WatchTable::unwatch(const Watch& watch)
{
    const auto watched = m_watched.value(watch.id());
    std::erase(watched->observers, &watch.observer());
    if (watched->observers.empty())
        m_watched.remove(watch.id());
}

/// An observer may release its watch, or others, while it is notified.
template <typename Notify> void WatchTable::notifyObservers(const QString& id, Notify notify)
{
    const auto watched = m_watched.value(id);
    const auto observers = watched ? watched->observers : std::vector<const DeploymentObserver*>();
    for (const DeploymentObserver* observer : observers) {
        if (std::ranges::find(watched->observers, observer) != watched->observers.end())
            notify(DeploymentObserver(*observer));
    }
}

void WatchTable::touch(const QString& id, Revision revision)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    if (revision)
        watched->wanted = std::max(watched->wanted, revision);
    else
        watched->isTouched = true;
    lookAgain(id);
}

void WatchTable::touchLog(const QString& id, std::size_t entries)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    watched->wantedLog = std::max(watched->wantedLog, entries);
    lookAgain(id);
}

/// Not while it is being read anyway: the end of that looks again.
void WatchTable::lookAgain(const QString& id)
{
    const auto watched = m_watched.value(id);
    const bool isWaiting =
        watched && !watched->isReading && !watched->alarm && !m_reader.isBusy(id);
    if (isWaiting && watched->hasNews())
        read(id);
}

void WatchTable::touchAll()
{
    const QStringList ids = m_watched.keys();
    for (const QString& id : ids)
        touch(id);
}

void WatchTable::touchOlder(RevisionLedger& ledger)
{
    const QStringList ids = m_watched.keys();
    for (const QString& id : ids)
        touch(id, ledger.latest(id.toStdString()));
}

void WatchTable::retryNow()
{
    for (auto each = m_watched.cbegin(); each != m_watched.cend(); ++each) {
        WatchedDeployment& watched = *each.value();
        watched.backoff.reset();
        if (watched.alarm && watched.error && !watched.isReading)
            read(each.key());
    }
}

void WatchTable::setSuspended(bool isSuspended)
{
    m_isSuspended = isSuspended;
    for (const WatchedPointer& watched : std::as_const(m_watched)) {
        if (isSuspended)
            watched->alarm.reset();
        watched->isTouched = true;
    }
}

void WatchTable::forget()
{
    for (const WatchedPointer& watched : std::as_const(m_watched)) {
        watched->latest.reset();
        watched->known.reset();
        watched->wanted.reset();
        watched->wantedLog = 0;
    }
}

void WatchTable::setLatest(const QString& id, const SnapshotPointer& latest, Revision revision)
{
    if (const auto watched = m_watched.value(id)) {
        watched->latest = latest;
        watched->known = revision;
    }
}

std::optional<Message> WatchTable::errorOf(const QString& id) const
{
    const auto watched = m_watched.value(id);
    return watched && watched->error ? std::optional(watched->error->reason) : std::nullopt;
}

Freshness WatchTable::freshnessOf(const QString& id) const
{
    Freshness freshness = m_reader.sourceFreshness();
    const auto watched = m_watched.value(id);
    const bool isSourceCurrent =
        freshness.state != Freshness::State::Stale && freshness.state != Freshness::State::Offline;
    if (!watched || !watched->error || !isSourceCurrent)
        return freshness; // what the whole source misses says more
    freshness.state = Freshness::State::Stale; // the server itself is there
    freshness.reason = watched->error->reason;
    freshness.nextAttempt = watched->error->nextAttempt;
    freshness.asOf = watched->error->asOf;
    return freshness;
}

void WatchTable::read(const QString& id)
{
    const auto watched = m_watched.value(id);
    if (!watched || m_isSuspended)
        return;
    watched->alarm.reset();
    watched->isReading = true;
    watched->isTouched = false;
    watched->wanted.reset();
    watched->wantedLog = 0;
    const std::weak_ptr<WatchedDeployment> weak = watched;
    watched->gracePeriod = m_scheduler.after(longReading, [this, weak, id] {
        const auto still = weak.lock();
        if (still && still->latest && !still->error)
            setError(id, *still, WatchedReadError{stillReading(), still->asOf, std::nullopt});
    });
    m_reader.read(id, watched);
}

bool WatchTable::concerns(const QString& id, const WatchedPointer& reading) const
{
    const auto watched = m_watched.value(id);
    return watched && (!watched->isReading || watched == reading);
}

void WatchTable::succeed(const QString& id, const WatchedPointer& reading)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    markCurrent(id, *watched);
    watched->backoff.reset();
    end(id, reading, m_reader.rereadInterval, false);
}

void WatchTable::succeedInPart(
    const QString& id, const WatchedPointer& reading, Milliseconds leastPause)
{
    const auto watched = m_watched.value(id);
    if (!watched)
        return;
    markCurrent(id, *watched);
    end(id, reading, std::max(watched->backoff.next(m_scheduler), leastPause), true);
}

void WatchTable::fail(const QString& id, const WatchedPointer& reading, const Message& reason,
    Milliseconds leastPause)
{
    if (!concerns(id, reading))
        return;
    const auto watched = m_watched.value(id);
    const Milliseconds pause = std::max(watched->backoff.next(m_scheduler), leastPause);
    end(id, reading, pause, true);
    setError(id, *watched, WatchedReadError{reason, watched->asOf, m_scheduler.now() + pause});
}

void WatchTable::report(const QString& id, const SnapshotResult& result)
{
    notifyObservers(id, [&result](const DeploymentObserver& observer) { observer.onRead(result); });
}

void WatchTable::markCurrent(const QString& id, WatchedDeployment& watched)
{
    watched.asOf = m_scheduler.now();
    setError(id, watched, std::nullopt);
}

/// After the pause it is read again, if there is news by then or in any case.
void WatchTable::end(
    const QString& id, const WatchedPointer& reading, Milliseconds pause, bool again)
{
    if (!concerns(id, reading))
        return;
    const auto watched = m_watched.value(id);
    watched->isReading = false;
    watched->gracePeriod.reset();
    const std::weak_ptr<WatchedDeployment> weak = watched;
    watched->alarm = m_scheduler.after(pause, [this, weak, again, id] {
        const auto still = weak.lock();
        if (!still)
            return;
        still->alarm.reset();
        if (again || still->hasNews())
            read(id);
    });
}

void WatchTable::setError(
    const QString& id, WatchedDeployment& watched, std::optional<WatchedReadError> error)
{
    if (watched.error == error)
        return;
    watched.error = std::move(error);
    notifyObservers(id, [](const DeploymentObserver& observer) { observer.onFreshnessChanged(); });
}

} // namespace sources
