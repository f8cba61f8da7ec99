// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/owned_request.h"

#include "http/http_client.h"
#include "http/messages/http_errors.h"
#include "query_answer.h"
#include "query_range.h"
#include "worker.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>

namespace sources {

/// How the metrics server of a connection is reached: its own address, authorities and tenant, and
/// the connection's client certificate. Its obstacle says why not.
[[nodiscard]] HttpAccess metricsAccessOf(const Connection& connection);

/// Asks a Prometheus-compatible server, and reads what it answers in the worker. A query that is
/// too long for an address goes out as a form; a proxy that does not let it through gets the
/// address after all.
class PrometheusClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrometheusClient)

public:
    using Result = tl::expected<QueryAnswer, ReadFailure>;
    using Receiver = std::function<void(const Result& result)>;

    PrometheusClient(HttpAccess access, std::shared_ptr<Scheduler> scheduler, Worker& worker,
        QObject* parent = nullptr);

    void setAuthorization(std::shared_ptr<Authorization> authorization);
    /// Asks again although the server wants to be waited for.
    void waitNoLonger() { m_client.waitNoLonger(); }
    /// As HttpClient has it.
    [[nodiscard]] deployment::Milliseconds clockLead() const { return m_client.clockLead(); }
    /// Letting go of what it returns ends it without an answer, which never comes from within this.
    [[nodiscard]] OwnedRequest ask(
        const std::string& query, const QueryRange& range, Receiver receiver);

private:
    struct Question;
    using QuestionPointer = std::shared_ptr<Question>;

    void send(const QuestionPointer& question, bool asForm);
    void handleResponse(const QuestionPointer& question, bool asForm, const HttpResult& result);
    void read(const QuestionPointer& question, const HttpResponse& response);

    HttpClient m_client;
    Worker& m_worker;
    bool m_refusesForms = false;
};

} // namespace sources
