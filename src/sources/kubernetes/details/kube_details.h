// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"

#include "kube_record_reader.h"
#include "live/fetch_queue.h"
#include "live/live_feed.h"
#include "live/watch_table.h"

#include "kubernetes/feed/workload_rows.h"

#include <QHash>

#include <functional>
#include <unordered_map>
#include <vector>

namespace sources {

/// Reads whole deployments of a cluster: the workload as it is now, and what belongs to it. Only
/// those that somebody looks at: again when their workload was told of, and every few seconds while
/// they are under way, since nobody tells of pods.
class KubeDetails final : public QObject, public DeploymentReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeDetails)

public:
    KubeDetails(KubeClient& client, Worker& worker, WorkloadRows& rows,
        std::function<Freshness()> sourceFreshness);
    ~KubeDetails() override;

    [[nodiscard]] OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) override;
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString& id, DeploymentObserver observer) override;
    [[nodiscard]] HeldFetches& fetches() { return m_fetches; }
    [[nodiscard]] WatchTable& watches() { return m_watches; }
    void checkWatched(LiveFeed::Watched which);
    /// As KubeRecordReader has it.
    [[nodiscard]] OwnedRequest completeRows(
        const std::string& nameSpace, std::function<void(const RowsCompletion&)> end)
    {
        return m_records.completeRows(nameSpace, std::move(end));
    }

Q_SIGNALS:
    /// Whoever asked for it.
    void read(const sources::SnapshotPointer& snapshot);
    void unauthorized(const deployment::Error& error);

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void beginLater(const ReadingPointer& reading);
    void begin(const ReadingPointer& reading);
    void deliver(const ReadingPointer& reading, AssembledSnapshot& assembled);
    void fail(const ReadingPointer& reading, const KubeFailure& failure);
    void handleTouched(const std::vector<std::string>& uids);
    void keepLooking(const QString& id);

    Scheduler& m_scheduler;
    WorkloadRows& m_rows;
    KubeRecordReader m_records;
    WatchTable m_watches;
    FetchQueue<Reading> m_fetches;
    QHash<QString, std::weak_ptr<const Snapshot>> m_known; ///< what was read last, while in use
    std::unordered_map<std::string, Scheduler::AlarmPointer> m_looks; ///< by id
};

} // namespace sources
