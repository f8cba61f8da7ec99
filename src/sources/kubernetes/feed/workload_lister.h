// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem.h"
#include "deploy/kubernetes/workload_object.h"

#include "kubernetes/client/kube_status.h"
#include "worker.h"
#include "workload_versions.h"

#include <QObject>
#include <QPointer>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sources {

class HttpExchange;
class KubeClient;

/// A chunk of a list, as it was read.
struct WorkloadPage {
    kubernetes::ObjectKind kind = kubernetes::ObjectKind::Rollout;
    std::vector<kubernetes::WorkloadObject> objects;
    std::vector<deployment::Problem> problems; ///< objects that could not be read
};

/// How a listing of all kinds has ended.
struct Listing {
    WorkloadVersions versions; ///< of the kinds that were listed
    /// Why others were not: they are not installed, or may not be seen.
    std::map<kubernetes::ObjectKind, KubeFailure> missing;
    /// The whole listing has failed.
    std::optional<KubeFailure> failure;
};

/// Lists the workloads of a cluster, one kind after the other, each in chunks of one state of the
/// cluster. Reads them in a worker's thread.
class WorkloadLister final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadLister)

public:
    /// How much is read of each kind: of a beginning, no more than is needed to have some.
    enum class Extent { All, Beginning };

    WorkloadLister(
        KubeClient& client, Worker& worker, std::string nameSpace, Extent extent = Extent::All);
    ~WorkloadLister() override;

    void read();
    /// Ends without a further signal.
    void abort();
    [[nodiscard]] bool isReading() const { return m_isReading; }

Q_SIGNALS:
    /// It is asked for; perhaps again, from the beginning.
    void asked(kubernetes::ObjectKind kind);
    /// All of the kind follows; likewise.
    void began(kubernetes::ObjectKind kind);
    void pageRead(const sources::WorkloadPage& page);
    /// That was all of it, as of this version of the cluster; empty: the cluster has no such kind.
    void ended(kubernetes::ObjectKind kind, const std::string& version);
    void finished(const sources::Listing& listing);

private:
    struct Chunk;

    [[nodiscard]] kubernetes::ObjectKind kind() const { return workloadKinds[m_place]; }
    void request(const std::string& continueToken);
    void handleResponse(const HttpResult& result, bool isFirst);
    void handleChunk(const Chunk& chunk, bool isFirst);
    void handleFailure(const KubeFailure& failure, bool isFirst);
    void goOn();
    void finish();

    KubeClient& m_client;
    Worker& m_worker;
    const std::string m_nameSpace;
    const Extent m_extent;
    QPointer<HttpExchange> m_exchange;
    std::stop_source m_stop{std::nostopstate}; ///< of the chunk that is being read
    std::size_t m_place = 0; ///< of the kind that is being listed
    std::string m_version; ///< of its first chunk, and so of all
    int m_restarts = 0; ///< of this kind
    std::size_t m_itemsRead = 0; ///< of this kind
    std::set<std::string> m_continued; ///< continuations of this kind that were followed
    Listing m_listing;
    quint64 m_generation = 0;
    bool m_isReading = false;
};

} // namespace sources
