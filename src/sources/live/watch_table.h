// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"
#include "deploy/sources/scheduler.h"

#include "revision_ledger.h"

#include <QHash>

#include <functional>
#include <memory>
#include <vector>

namespace sources {

struct WatchedDeployment;
struct WatchedReadError;

/// The deployments that somebody looks closely at: who does, what news of each there is, when it is
/// read next, and why what is known of it may be old. It decides that one is read; whoever reads
/// says what became of it.
class WatchTable {
public:
    using WatchedPointer = std::shared_ptr<WatchedDeployment>;

    struct Reader {
        /// Reads it, and says how that ended: succeed() or fail(), with what was given.
        std::function<void(const QString& id, const WatchedPointer& watched)> read;
        /// Being read for somebody else; lookAgain() follows.
        std::function<bool(const QString& id)> isBusy;
        /// How fresh the source as a whole is.
        std::function<Freshness()> sourceFreshness;
        /// One that changes all the time is read at most this often.
        deployment::Milliseconds rereadInterval{500};
    };

    WatchTable(Scheduler& scheduler, Reader reader);
    ~WatchTable() = default;
    WatchTable(const WatchTable&) = delete;
    WatchTable& operator=(const WatchTable&) = delete;

    /// @p latest is what is known of it, may be null. The watch may outlive this.
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(const QString& id,
        DeploymentObserver observer, const SnapshotPointer& latest, Revision revision);

    /// The deployment has come to this revision: it is read again, soon and not too often, unless
    /// that is known of it. Without a revision it may have changed.
    void touch(const QString& id, Revision revision = {});
    /// Its log has so many entries by now.
    void touchLog(const QString& id, std::size_t entries);
    void touchAll();
    /// Every one that is older than the ledger knows, and what cannot be compared.
    void touchOlder(RevisionLedger& ledger);
    /// It is no longer busy: what has come in the meantime is looked at.
    void lookAgain(const QString& id);
    [[nodiscard]] QStringList ids() const { return m_watched.keys(); }
    [[nodiscard]] bool isWatched(const QString& id) const { return m_watched.contains(id); }
    /// Reads now what waits for its next attempt.
    void retryNow();
    /// Nothing is read until this ends; then everything is.
    void setSuspended(bool isSuspended);
    /// The server starts over: nothing is known.
    void forget();

    /// The newest known state of it, whoever asked.
    void setLatest(const QString& id, const SnapshotPointer& latest, Revision revision);
    /// What a reading ends with counts, unless a fuller one is in progress. @p reading is what
    /// Reader::read was given, null for a reading that somebody else asked for.
    [[nodiscard]] bool concerns(const QString& id, const WatchedPointer& reading) const;
    void succeed(const QString& id, const WatchedPointer& reading);
    /// It was read, but not all of it: the rest is tried again, not before the pause.
    void succeedInPart(
        const QString& id, const WatchedPointer& reading, deployment::Milliseconds leastPause);
    void fail(const QString& id, const WatchedPointer& reading, const deployment::Message& reason,
        deployment::Milliseconds leastPause);
    /// Tells the observers.
    void report(const QString& id, const SnapshotResult& result);

    /// Why what is known of it may be old, though the source is current; nullopt if it is not.
    [[nodiscard]] std::optional<deployment::Message> errorOf(const QString& id) const;
    [[nodiscard]] Freshness freshnessOf(const QString& id) const;

private:
    class Watch;

    void unwatch(const Watch& watch);
    template <typename Notify> void notifyObservers(const QString& id, Notify notify);
    void read(const QString& id);
    void markCurrent(const QString& id, WatchedDeployment& watched);
    void end(const QString& id, const WatchedPointer& reading, deployment::Milliseconds pause,
        bool again);
    void setError(
        const QString& id, WatchedDeployment& watched, std::optional<WatchedReadError> error);

    Scheduler& m_scheduler;
    Reader m_reader;
    QHash<QString, WatchedPointer> m_watched;
    std::shared_ptr<WatchTable*> m_self; ///< watches hold it weakly
    bool m_isSuspended = false;
};

} // namespace sources
