// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/http/authorization.h"
#include "deploy/sources/scheduler.h"

#include "failures/transport_errors.h"
#include "http_access.h"
#include "messages/http_message.h"
#include "proxy_route.h"
#include "timing/server_clock.h"
#include "tls_files.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QNetworkRequest;

namespace sources {

class HttpExchange;
class RetryGate;

/// Sends requests to one server: with its trust, its credentials (only to its own origin), and
/// its own pool of sockets. Keeps no cookies and never sends a request with a body twice. What has
/// none is sent again where the server sends it on within its own origin, and once after the secret
/// in use was refused: with another one that lies there by now, else a moment later with the same
/// one, if the server had taken that before.
class HttpClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpClient)

public:
    HttpClient(HttpAccess access, std::shared_ptr<Scheduler> scheduler, QObject* parent = nullptr);
    ~HttpClient() override;

    void setAuthorization(std::shared_ptr<Authorization> authorization);
    [[nodiscard]] const QUrl& baseUrl() const { return m_access.baseUrl; }
    [[nodiscard]] Scheduler& scheduler() { return *m_scheduler; }

    /// Begins the exchange; it lives until it has finished, or until it or the client is destroyed.
    HttpExchange* send(HttpRequest request);
    /// The next request opens a connection of its own.
    void forgetConnections();
    /// From now on nothing is sent before the time that the server has named (RetryGate).
    void keepToRetryAfter();
    /// Until the server names another one.
    void waitNoLonger();
    /// How much more the server's clock shows than ours (ServerClock).
    [[nodiscard]] deployment::Milliseconds clockLead() const { return m_clock.lead(); }
    /// What the server's clock shows, as far as that is known: it dates the server's records.
    [[nodiscard]] deployment::Timestamp serverNow() const
    {
        return m_scheduler->now() + clockLead();
    }

Q_SIGNALS:
    void clockLeadChanged();

private:
    void begin(HttpExchange& exchange);
    /// When the server says that it has answered.
    void noteDate(const HttpExchange& exchange);
    /// What the response asks to be waited for.
    void noteWish(const HttpRequest& request, const HttpResponse& response);
    /// With what is left to be waited; nullopt: the request may go out.
    [[nodiscard]] std::optional<HttpResponse> standingAnswer(const HttpRequest& request) const;
    /// Sends the request of the exchange as it stands now.
    void attempt(HttpExchange& exchange);
    /// Whether the response is not the answer yet: another attempt follows, or the exchange is
    /// settled later.
    [[nodiscard]] bool goOn(HttpExchange& exchange, const HttpResponse& response);
    [[nodiscard]] bool renewCredentials(HttpExchange& exchange);
    [[nodiscard]] bool followRedirect(HttpExchange& exchange, const HttpResponse& response);
    [[nodiscard]] deployment::Expected<QNetworkRequest> prepare(const HttpRequest& request);
    [[nodiscard]] std::optional<deployment::Error> setTrust(QNetworkRequest& to);

    HttpAccess m_access;
    std::shared_ptr<Scheduler> m_scheduler;
    std::shared_ptr<Authorization> m_authorization = std::make_shared<Authorization>();
    TlsFiles m_tlsFiles; ///< read at the first request over TLS
    ProxyRoute m_route;
    /// Shared with the exchanges that began with it.
    std::shared_ptr<QNetworkAccessManager> m_network;
    ServerClock m_clock;
    std::unique_ptr<RetryGate> m_gate; ///< null where each request knows for itself
};

} // namespace sources
