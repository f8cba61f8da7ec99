// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include "http/http_client.h"
#include "http/messages/http_errors.h"
#include "live/fetch_queue.h"
#include "live/revision_ledger.h"
#include "live/watch_table.h"
#include "log_fetcher.h"
#include "record_fetcher.h"
#include "worker.h"

#include <QHash>

#include <functional>

namespace sources {

/// Reads whole deployments: on request, and again whenever the table of watches decides so. Each
/// reading continues from what is known as long as that is in use: it asks conditionally, and for
/// the rest of the log alone.
class DetailFetcher final : public QObject, public DeploymentReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailFetcher)

public:
    /// How fresh the source as a whole is.
    using SourceFreshness = std::function<Freshness()>;

    DetailFetcher(HttpClient& client, Worker& worker, RevisionLedger& ledger,
        SourceFreshness sourceFreshness, QObject* parent = nullptr);
    ~DetailFetcher() override;

    [[nodiscard]] OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) override;
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString& id, DeploymentObserver observer) override;
    [[nodiscard]] HeldFetches& fetches() { return m_fetches; }
    /// Which deployments are watched, and what news of them has come.
    [[nodiscard]] WatchTable& watches() { return m_watches; }
    /// Whatever was found missing may be there by now.
    void askAgain() { m_logs.askAgain(); }
    /// The server starts over: nothing is known.
    void forget();

Q_SIGNALS:
    /// Whoever asked for it.
    void read(const sources::SnapshotPointer& snapshot);
    /// The row of this deployment is older than what was read.
    void rowOutdated(const sources::SnapshotPointer& snapshot);
    /// The newest known state of this deployment, or a newer one, was read just now.
    void confirmed(const QString& id);
    /// Of one that is watched, the server has said so often that it is older than what is known
    /// that it can hardly be a replica that lags.
    void contradicted();
    /// The server does not accept the credentials (any more).
    void unauthorized(const sources::ReadFailure& failure);

private:
    /// What was read last, for as long as it is in use.
    struct Known {
        std::weak_ptr<const Snapshot> snapshot;
        QByteArray tag;
        Revision revision;
    };
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void begin(const ReadingPointer& reading);
    void handleRecord(const ReadingPointer& reading, RecordFetcher::Result result);
    void handleUnchanged(const ReadingPointer& reading);
    void handleDecoded(const ReadingPointer& reading);
    void readLog(const ReadingPointer& reading);
    void reportPartial(const ReadingPointer& reading);
    void deliver(const ReadingPointer& reading);
    void fail(const ReadingPointer& reading, const ReadFailure& failure);
    void reportConfirmed(const ReadingPointer& reading);
    void remember(const ReadingPointer& reading, const SnapshotPointer& snapshot);
    void succeedWatched(const ReadingPointer& reading);
    void failWatched(const ReadingPointer& reading, const ReadFailure& failure);

    Scheduler& m_scheduler;
    RevisionLedger& m_ledger;
    RecordFetcher m_records;
    LogFetcher m_logs;
    WatchTable m_watches;
    FetchQueue<Reading> m_fetches;
    QHash<QString, Known> m_known;
    QHash<QString, int> m_olderAnswers; ///< in a row, of those that are watched
    quint64 m_generation = 0; ///< of the server; what belongs to an earlier one is not remembered
};

} // namespace sources
