// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include "backoff.h"
#include "http/http_client.h"
#include "http/http_errors.h"
#include "live/revision_ledger.h"
#include "log_fetcher.h"
#include "pending_fetch.h"
#include "worker.h"

#include <QHash>
#include <QPointer>

#include <functional>
#include <vector>

namespace sources {

/// Why what is known of a watched deployment may be old, though the rest of the source is current.
struct DetailError {
    deployment::Message reason;
    std::optional<deployment::Timestamp> asOf; ///< nullopt if it was never read
    std::optional<deployment::Timestamp> nextAttempt;
    bool operator==(const DetailError&) const = default;
};

/// Reads whole deployments: on request, and again whenever a watched one may have changed or could
/// not be read. Each reading continues from what is known as long as that is in use: it asks
/// conditionally, and for the rest of the log alone.
class DetailFetcher final : public QObject, public DeploymentReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailFetcher)

public:
    /// How fresh the source as a whole is.
    using SourceFreshness = std::function<Freshness()>;

    DetailFetcher(HttpClient& client, Worker& worker, RevisionLedger& ledger,
        SourceFreshness sourceFreshness, QObject* parent = nullptr);

    [[nodiscard]] OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) override;
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString& id, DeploymentObserver observer) override;
    /// What is fetched waits for release(), or fails with failHeld().
    void hold() { m_isHeld = true; }
    void release();
    void failHeld(const deployment::Error& error);
    /// The deployment has come to this revision: a watched one is read again, soon and not too
    /// often, unless that is known of it. Without a revision it may have changed.
    void touch(const QString& id, Revision revision = {});
    /// Its log has so many entries by now.
    void touchLog(const QString& id, std::size_t entries);
    void touchAll();
    /// A list was read: what is older than its row is read again, and what cannot be compared.
    void touchOlder();
    /// Reads now what waits for its next attempt.
    void retryNow();
    /// Whatever was found missing may be there by now.
    void askAgain() { m_logs.askAgain(); }
    /// No watched deployment is read until this ends.
    void setSuspended(bool halted);
    /// The server starts over: nothing is known.
    void forget();

Q_SIGNALS:
    /// Whoever asked for it.
    void read(const sources::SnapshotPointer& snapshot);
    /// The row of this deployment is older than what was read.
    void rowOutdated(const sources::SnapshotPointer& snapshot);
    /// The newest known state of this deployment, or a newer one, was read just now.
    void confirmed(const QString& id);
    /// The server does not accept the credentials (any more).
    void unauthorized(const sources::ReadFailure& failure);

private:
    /// What was read last, for as long as it is in use.
    struct Known {
        std::weak_ptr<const Snapshot> snapshot;
        QByteArray tag;
        Revision revision;
    };
    class Watch;
    struct Watched {
        std::vector<Watch*> observers;
        SnapshotPointer latest; ///< may be null
        bool reading = false;
        bool touched = false; ///< since it was asked for last
        Revision wanted; ///< since it was asked for last
        std::size_t wantedLog = 0; ///< since it was asked for last
        Scheduler::AlarmPointer alarm; ///< the pause after a reading, or until the next attempt
        Scheduler::AlarmPointer gracePeriod;
        Backoff backoff;
        std::optional<deployment::Timestamp> asOf; ///< when it was known to be current
        std::optional<DetailError> trouble;
    };
    using WatchedPointer = std::shared_ptr<Watched>;
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void unwatch(Watch* watch);
    template <typename Notify> void notifyObservers(const QString& id, Notify notify);
    [[nodiscard]] Freshness freshnessOf(const QString& id) const;
    void cancelReading(const ReadingPointer& reading);
    void refetchIfNews(const QString& id, const Watched& watched);
    void refetch(const QString& id);
    void endFetch(const ReadingPointer& reading);
    void begin(const ReadingPointer& reading);
    void request(const ReadingPointer& reading);
    void handleResponse(const ReadingPointer& reading, const HttpResult& result);
    void handleUnchanged(const ReadingPointer& reading);
    void decode(const ReadingPointer& reading, const HttpResponse& response);
    void handleDecoded(const ReadingPointer& reading);
    void readLog(const ReadingPointer& reading);
    void reportPartial(const ReadingPointer& reading);
    void deliver(const ReadingPointer& reading);
    void fail(const ReadingPointer& reading, const ReadFailure& failure);
    void reportConfirmed(const ReadingPointer& reading);
    void remember(const ReadingPointer& reading, const SnapshotPointer& snapshot);

    void succeedWatched(const ReadingPointer& reading);
    void failWatched(const ReadingPointer& reading, const ReadFailure& failure);
    void endWatched(const ReadingPointer& reading, deployment::Milliseconds pause, bool again);
    void setReadError(const QString& id, Watched& watched, std::optional<DetailError> trouble);
    [[nodiscard]] bool hasNews(const QString& id, const Watched& watched) const;

    HttpClient& m_client;
    Worker& m_worker;
    RevisionLedger& m_ledger;
    LogFetcher m_logs;
    QHash<QString, WatchedPointer> m_watched;
    QHash<QString, Known> m_known;
    QHash<QString, int> m_fetches; ///< in progress, that was requested
    SourceFreshness m_sourceFreshness;
    std::vector<ReadingPointer> m_held;
    quint64 m_generation = 0; ///< of the server; what belongs to an earlier one is not remembered
    bool m_isAwaitingCredentials = false;
    bool m_isHeld = false;
};

} // namespace sources
