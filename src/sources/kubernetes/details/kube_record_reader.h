// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "children_fetcher.h"
#include "kube_snapshot.h"
#include "workload_fetcher.h"

#include "kubernetes/feed/kube_feed.h"
#include "kubernetes/feed/workload_rows.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sources {

/// Reads one whole record of a cluster: the workload as it is now, what belongs to it, and what the
/// AttemptBook makes of both.
class KubeRecordReader final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeRecordReader)

public:
    KubeRecordReader(KubeClient& client, Worker& worker, WorkloadRows& rows);

    using Result = tl::expected<std::shared_ptr<AssembledSnapshot>, KubeFailure>;
    using End = std::function<void(const Result& result)>;
    /// @p before is what is known of it; may be null.
    [[nodiscard]] OwnedRequest read(std::string id, SnapshotPointer before, End end);

    /// What ReplicaSets and events tell of all workloads of a namespace (empty: of all of them)
    /// goes into the rows.
    [[nodiscard]] OwnedRequest completeRows(
        const std::string& nameSpace, std::function<void(const RowsCompletion&)> end);

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void begin(const ReadingPointer& reading);
    void handleWorkload(const ReadingPointer& reading, const FetchedWorkload& fetched);
    [[nodiscard]] std::optional<kubernetes::AttemptBook::Whole> wholeOf(
        const std::string& id, const std::string& currentId, const kubernetes::Children& children);
    void assemble(const ReadingPointer& reading, const kubernetes::Children& children);
    void finishLater(const ReadingPointer& reading, const Result& result);
    void handleTouched(const std::vector<std::string>& uids);

    Worker& m_worker;
    WorkloadRows& m_rows;
    WorkloadFetcher m_workloads;
    ChildrenFetcher m_children;
    std::vector<std::weak_ptr<Reading>> m_readings; ///< under way
};

} // namespace sources
