// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem.h"
#include "deploy/kubernetes/attempts.h"
#include "deploy/sources/owned_request.h"

#include "kubernetes/client/kube_status.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sources {

class KubeClient;
class Worker;

/// What could not be read of what belongs to a workload.
struct MissingChildren {
    kubernetes::ObjectKind kind;
    KubeFailure failure;
};

/// Reads what belongs to one workload: ReplicaSets and pods by its selector, its events by its uid,
/// those of ReplicaSets and pods as the namespace has them (up to a limit), analysis runs and
/// experiments by the hashes of its ReplicaSets (they need not have the labels of the selector). A
/// part that fails is told, and so is an item that cannot be read; the rest is read all the same.
class ChildrenFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChildrenFetcher)

public:
    ChildrenFetcher(KubeClient& client, Worker& worker);

    struct Result {
        kubernetes::Children children;
        std::vector<MissingChildren> missing;
        std::vector<deployment::Problem> problems; ///< items that could not be read, or were not
    };
    using End = std::function<void(const std::shared_ptr<Result>& result)>;
    [[nodiscard]] OwnedRequest read(const kubernetes::AttemptBook::Workload& workload, End end);
    /// ReplicaSets and pods alone.
    [[nodiscard]] OwnedRequest readPods(const kubernetes::AttemptBook::Workload& workload, End end);
    /// What tells of the attempts of all workloads: ReplicaSets, and the events of Rollouts. Of one
    /// namespace; empty: of all.
    [[nodiscard]] OwnedRequest readAttempts(const std::string& nameSpace, End end);

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;
    static constexpr int maxChunks = 1'000;
    /// One list of it.
    struct Part {
        kubernetes::ObjectKind kind;
        std::string path;
        QByteArray selector; ///< labelSelector or fieldSelector, by the kind; empty: none
        bool isOne = false; ///< an object, and no list
        std::size_t itemsBefore = 0; ///< in the chunks that were read
        int chunks = maxChunks; ///< that are read of it
        std::string continued = {}; ///< by which the latest chunk was asked for
    };

    struct Chunk;

    [[nodiscard]] static Part listOf(
        kubernetes::ObjectKind kind, const std::string& nameSpace, const std::string& selector);
    [[nodiscard]] static std::vector<Part> podParts(
        const kubernetes::AttemptBook::Workload& workload);

    enum class Extent { Whole, Pods, Attempts };

    [[nodiscard]] static ReadingPointer readingOf(
        const kubernetes::AttemptBook::Workload& workload, Extent extent, End end);
    [[nodiscard]] OwnedRequest begin(const ReadingPointer& reading, const std::vector<Part>& parts);
    void request(const ReadingPointer& reading, const Part& part);
    void handleResponse(const ReadingPointer& reading, const Part& part, const HttpResult& result);
    void handleChunk(const ReadingPointer& reading, const Part& part, Chunk chunk);
    void handleMissing(const ReadingPointer& reading, const Part& part, const KubeFailure& failure);
    void readAnalysis(const ReadingPointer& reading);
    void endPart(const ReadingPointer& reading, const Part& part);

    KubeClient& m_client;
    Worker& m_worker;
};

} // namespace sources
