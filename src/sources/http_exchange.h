// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_client.h"
#include "one_shot_body.h"

#include <QNetworkReply>
#include <QSslError>

namespace sources {

/// One request and its response. Emits finished exactly once, never from within HttpClient::send(),
/// and deletes itself afterwards.
class HttpExchange final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpExchange)

public:
    HttpExchange(HttpRequest request, std::shared_ptr<Scheduler> scheduler, QObject* parent);
    ~HttpExchange() override;

    void begin(QNetworkReply* reply, OneShotBody* body);
    void fail(deployment::Error error);
    /// Finishes as cancelled.
    void abort();
    /// What has arrived of the response.
    [[nodiscard]] const HttpResponse& response() const { return m_response; }

Q_SIGNALS:
    /// The head of the response is there.
    void started(int status);
    /// A piece of the body, of a stream with a success status.
    void received(const QByteArray& bytes);
    void finished(const sources::HttpResult& result);

private:
    void takeHead();
    void takeBody();
    void takeEnd();
    void giveUp(deployment::Error error);
    void finish(const HttpResult& result);
    void restartIdle();
    [[nodiscard]] bool isSuccess() const;
    [[nodiscard]] bool maybeSent() const;
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] deployment::Error transportError() const;
    [[nodiscard]] deployment::Error tlsError() const;
    [[nodiscard]] deployment::Error timeoutError(deployment::Milliseconds after) const;

    HttpRequest m_request;
    std::shared_ptr<Scheduler> m_scheduler;
    QPointer<QNetworkReply> m_reply;
    OneShotBody* m_body = nullptr;
    Scheduler::AlarmPointer m_idle;
    Scheduler::AlarmPointer m_deadline;
    HttpResponse m_response;
    QList<QSslError> m_sslErrors;
    QByteArray m_fingerprint;
    bool m_done = false;
};

} // namespace sources
