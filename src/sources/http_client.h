// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/connection.h"
#include "deploy/sources/credentials.h"
#include "deploy/sources/scheduler.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QNetworkRequest;

namespace sources {

class HttpExchange;

struct HttpLimits {
    qint64 body = 64 << 20; ///< bytes, unpacked
    deployment::Milliseconds idle{10'000}; ///< without a byte
    deployment::Milliseconds overall{60'000}; ///< from begin to end; none for a stream
};

struct HttpRequest {
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

    QUrl url;
    Headers headers;
    std::optional<QByteArray> body; ///< makes it a POST that goes out at most once
    HttpLimits limits;
    bool stream = false; ///< the body is handed out as it comes and never gathered
};

/// A whole response, whatever its status.
struct HttpResponse {
    int status = 0;
    HttpRequest::Headers headers;
    QByteArray body;

    /// Of the first field with that name, letter case ignored; fields of the same name are joined
    /// by Qt.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    bool operator==(const HttpResponse&) const = default;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

/// No whole response came.
struct HttpFailure {
    deployment::Error error;
    bool maybeSent = true; ///< false: the request certainly never reached the server

    bool operator==(const HttpFailure&) const = default;
};

using HttpResult = tl::expected<HttpResponse, HttpFailure>;

/// Sends requests of one connection: with its trust, its credentials (only to its own origin), and
/// its own pool of sockets. Follows no redirects, keeps no cookies, sends nothing twice that has a
/// body.
class HttpClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpClient)

public:
    HttpClient(
        Connection connection, std::shared_ptr<Scheduler> scheduler, QObject* parent = nullptr);

    void setAuthorization(AuthorizationField field) { m_authorization = std::move(field); }
    [[nodiscard]] const Connection& connection() const { return m_connection; }
    [[nodiscard]] Scheduler& scheduler() { return *m_scheduler; }

    /// Begins the exchange; it lives until it has finished, or until it or the client is destroyed.
    HttpExchange* send(HttpRequest request);
    /// The next request opens a connection of its own.
    void forgetConnections() { m_network.clearConnectionCache(); }

private:
    [[nodiscard]] std::optional<deployment::Error> prepare(
        const HttpRequest& request, QNetworkRequest& to);
    [[nodiscard]] std::optional<deployment::Error> setTrust(QNetworkRequest& to);
    void useProxyFor(const QUrl& url);

    Connection m_connection;
    std::shared_ptr<Scheduler> m_scheduler;
    AuthorizationField m_authorization;
    std::optional<QSslConfiguration> m_trust; ///< read at the first request over TLS
    QNetworkAccessManager m_network;
};

} // namespace sources
