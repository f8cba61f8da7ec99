// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/sources/http/credential_provider.h"
#include "deploy/sources/scheduler.h"

#include "body/one_shot_body.h"
#include "failures/transport_errors.h"
#include "incoming_response.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QSslError>

#include <functional>
#include <memory>

namespace sources {

/// One request and its answer, which may take several attempts. Emits finished exactly once, never
/// from within HttpClient::send(), and deletes itself afterwards.
class HttpExchange final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpExchange)

public:
    HttpExchange(HttpRequest request, std::shared_ptr<Scheduler> scheduler,
        std::shared_ptr<const deployment::Redactor> redactor, QObject* parent);
    ~HttpExchange() override;

    /// One request on the wire.
    struct Attempt {
        std::shared_ptr<QNetworkAccessManager> network; ///< lives as long as the reply
        QPointer<QNetworkReply> reply;
        OneShotBody* body = nullptr;
        Secret secret; ///< that went along
        RequestWay way;
        deployment::Timestamp sentAt;
    };
    /// Reasons for a further attempt; each has a bound for one exchange.
    enum class Chance { AfterRefusal, Redirect };

    /// Its turn comes then, unless it is done before.
    void postpone(deployment::Milliseconds delay, std::function<void()> begin)
    {
        m_turn = m_scheduler->after(delay, std::move(begin));
    }
    void begin(Attempt attempt);
    /// Asked about each whole response; true: it is not the answer yet.
    void setContinuation(std::function<bool(const HttpResponse&)> goOn)
    {
        m_goOn = std::move(goOn);
    }
    [[nodiscard]] bool consumeAttempt(Chance chance);
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] const HttpRequest& request() const { return m_request; }
    void setUrl(const QUrl& url) { m_request.url = url; }
    [[nodiscard]] const Secret& secretSent() const { return m_attempt.secret; }
    [[nodiscard]] deployment::Timestamp sentAt() const { return m_attempt.sentAt; }
    /// The response is the answer after all.
    void settle();
    void fail(deployment::Error error);
    /// Without anything being sent.
    void answer(HttpResponse response);
    /// Finishes as cancelled.
    void abort();
    /// Takes nothing more of a body that is handed out until release(): the server has to wait.
    /// What comes with its end is not held, unless it is packed.
    void hold();
    void release();
    /// What has arrived of the response.
    [[nodiscard]] const HttpResponse& response() const { return m_incoming.response(); }

Q_SIGNALS:
    /// The head of the response is there.
    void started(int status);
    /// A piece of the body, of a stream with a success status.
    void received(const QByteArray& bytes);
    void finished(const sources::HttpResult& result);

private:
    void handleHead();
    void reportHead();
    void handleBody();
    /// After having waited.
    void resume();
    [[nodiscard]] bool isWaiting() const;
    void takePiece(const QByteArray& piece);
    void handleEnd();
    void giveUp(deployment::Error error);
    void finish(const HttpResult& result);
    void restartIdle();
    [[nodiscard]] bool maybeSent() const;
    [[nodiscard]] bool isProvisional() const;
    [[nodiscard]] bool isRelayed() const;
    void dropReply();
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] TransportFailure failure() const;
    void giveUpAfter(deployment::Milliseconds silence);

    HttpRequest m_request;
    std::shared_ptr<Scheduler> m_scheduler;
    std::shared_ptr<const deployment::Redactor> m_redactor;
    Attempt m_attempt;
    std::function<bool(const HttpResponse&)> m_goOn;
    int m_redirects = 0;
    bool m_hasRenewed = false;
    bool m_isHeadReported = false;
    bool m_isHeld = false;
    Scheduler::AlarmPointer m_turn;
    Scheduler::AlarmPointer m_idle;
    Scheduler::AlarmPointer m_deadline;
    IncomingResponse m_incoming;
    QList<QSslError> m_sslErrors;
    QSslCertificate m_certificate;
    bool m_isDone = false;
};

} // namespace sources
