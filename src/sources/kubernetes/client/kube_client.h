// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/object.h"
#include "deploy/sources/http/authorization.h"
#include "deploy/sources/scheduler.h"

#include "http/http_access.h"
#include "http/http_client.h"
#include "kube_status.h"
#include "request_pacer.h"

#include <QObject>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sources {

/// The requests to one cluster: reading, and patches that go out at most once. Throttled as kubectl
/// is (RequestPacer); a watch and a command are never held back. Credentials that are refused are
/// renewed once for what reads (HttpClient).
class KubeClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeClient)

public:
    KubeClient(HttpAccess access, std::shared_ptr<Authorization> authorization,
        std::shared_ptr<Scheduler> scheduler, QObject* parent = nullptr);

    using Query = std::vector<std::pair<QByteArray, QByteArray>>; ///< not encoded yet

    /// GET. The path as kubernetes::pathOf gives it.
    [[nodiscard]] HttpExchange* get(const std::string& path, const Query& query = {});
    /// A GET whose body is handed out as it comes, for watches and logs that are followed. Bytes
    /// may stay away for as long as there is nothing to tell: whoever asks looks after that.
    [[nodiscard]] HttpExchange* stream(const std::string& path, const Query& query);
    /// One attempt, whatever happens to it.
    [[nodiscard]] HttpExchange* patch(const std::string& path, const Query& query,
        const QByteArray& contentType, const QByteArray& body);
    /// POST of a question that changes nothing (SelfSubjectAccessReview).
    [[nodiscard]] HttpExchange* ask(const std::string& path, const QByteArray& body);

    /// kubeFailure() as of now.
    [[nodiscard]] KubeFailure failureOf(const HttpResult& result) const;

    [[nodiscard]] HttpClient& http() { return m_http; }
    [[nodiscard]] Scheduler& scheduler() { return *m_scheduler; }

private:
    [[nodiscard]] HttpRequest requestTo(const std::string& path, const Query& query) const;
    [[nodiscard]] HttpExchange* sendInTurn(HttpRequest request);

    std::shared_ptr<Scheduler> m_scheduler;
    RequestPacer m_pacer; ///< outlives the exchanges
    HttpClient m_http;
};

} // namespace sources
