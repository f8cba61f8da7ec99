// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/log_reader.h"

#include "kubernetes/details/children_fetcher.h"
#include "kubernetes/details/workload_fetcher.h"
#include "kubernetes/feed/workload_rows.h"

#include <QObject>

namespace sources {

/// The logs of the containers of a record's pods: those of its newest attempt are all that the
/// workload has; an earlier one has those of its own ReplicaSet.
class KubeLogs final : public QObject, public LogReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeLogs)

public:
    KubeLogs(KubeClient& client, Worker& worker, WorkloadRows& rows);

    [[nodiscard]] OwnedRequest list(const QString& deployment, SourcesAnswer answer) override;
    [[nodiscard]] OwnedRequest read(
        const QString& deployment, const LogRequest& request, LogReceiver receiver) override;

private:
    struct Question;

    void readPods(const std::shared_ptr<Question>& question, const FetchedWorkload& fetched);
    void failLater(const std::shared_ptr<Question>& question);

    KubeClient& m_client;
    Worker& m_worker;
    WorkloadRows& m_rows;
    WorkloadFetcher m_workloads;
    ChildrenFetcher m_children;
};

} // namespace sources
