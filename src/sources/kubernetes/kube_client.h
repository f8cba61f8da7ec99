// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/object.h"
#include "deploy/sources/http/authorization.h"
#include "deploy/sources/scheduler.h"

#include "http/http_access.h"
#include "http/http_client.h"
#include "http/http_errors.h"

#include <QObject>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sources {

/// A failed request to an API server: its Status in words, what it is to us, and when to come
/// again.
struct KubeFailure {
    deployment::Error error; ///< its cause holds the server's own words
    int status = 0; ///< 0: no answer came
    std::string
        reason; ///< of the Status: "Forbidden", "Conflict", "Expired"; empty: none of a server
    std::optional<deployment::Milliseconds> retryAfter;
    bool maybeSent = true;
};

/// The requests to one cluster: reading, and patches that go out at most once. Throttled as kubectl
/// is (5 a second, 10 at once); a watch and a command are never held back.
class KubeClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KubeClient)

public:
    KubeClient(HttpAccess access, std::shared_ptr<Authorization> authorization,
        std::shared_ptr<Scheduler> scheduler, QObject* parent = nullptr);

    using Query = std::vector<std::pair<QByteArray, QByteArray>>; ///< not encoded yet

    /// GET. The path as kubernetes::pathOf gives it.
    [[nodiscard]] HttpExchange* get(const std::string& path, const Query& query = {});
    /// A GET whose body is handed out as it comes, for watches and logs that are followed.
    [[nodiscard]] HttpExchange* stream(const std::string& path, const Query& query);
    /// One attempt, whatever happens to it.
    [[nodiscard]] HttpExchange* patch(const std::string& path, const Query& query,
        const QByteArray& contentType, const QByteArray& body);
    /// POST of a question that changes nothing (SelfSubjectAccessReview).
    [[nodiscard]] HttpExchange* ask(const std::string& path, const QByteArray& body);

    /// What a result other than 2xx means; spec: Kubernetes' metav1.Status, or whatever a proxy
    /// sent.
    [[nodiscard]] static KubeFailure failureOf(const HttpResult& result);

    [[nodiscard]] HttpClient& http() { return m_http; }

private:
    HttpClient m_http;
};

} // namespace sources
