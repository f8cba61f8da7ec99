// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/workload_object.h"
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

/// A workload as it is now.
struct FetchedWorkload {
    kubernetes::WorkloadObject object;
    std::string guard; ///< kubernetes::guardOf
};

/// Reads single workloads.
class WorkloadFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadFetcher)

public:
    WorkloadFetcher(KubeClient& client, Worker& worker);

    /// Which one; of the kinds, the first that has it.
    struct Name {
        std::vector<kubernetes::ObjectKind> kinds;
        std::string nameSpace;
        std::string name;
    };
    using Result = tl::expected<std::shared_ptr<FetchedWorkload>, KubeFailure>;
    using End = std::function<void(const Result& result)>;
    [[nodiscard]] OwnedRequest read(Name name, End end);

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void request(const ReadingPointer& reading);
    void handleResponse(const ReadingPointer& reading, const HttpResult& result);
    void decode(const ReadingPointer& reading, const QByteArray& body);

    KubeClient& m_client;
    Worker& m_worker;
};

} // namespace sources
