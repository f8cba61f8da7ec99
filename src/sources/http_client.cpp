// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_client.h"

#include "http_exchange.h"
#include "http_headers.h"

#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace sources {
namespace {

using deployment::Error;
using deployment::ErrorCode;

Error untrustedFile(const QString& path)
{
    return {ErrorCode::Insecure,
        {DEPLOY_MESSAGE("Message", "The file with trusted authorities cannot be used: %1"),
            {path.toStdString()}},
        {}};
}

void setManners(QNetworkRequest& request)
{
    using Request = QNetworkRequest;
    request.setAttribute(Request::RedirectPolicyAttribute, Request::ManualRedirectPolicy);
    // The HTTP/2 code of this Qt lacks security fixes.
    request.setAttribute(Request::Http2AllowedAttribute, false);
    request.setAttribute(Request::CacheLoadControlAttribute, Request::AlwaysNetwork);
    request.setAttribute(Request::CacheSaveControlAttribute, false);
    request.setAttribute(Request::CookieLoadControlAttribute, Request::Manual);
    request.setAttribute(Request::CookieSaveControlAttribute, Request::Manual);
    request.setAttribute(Request::AuthenticationReuseAttribute, Request::Manual);
    request.setHeader(Request::UserAgentHeader, QStringLiteral("deployment-console"));
}

deployment::Expected<QSslConfiguration> trustOf(const QString& caFile)
{
    QSslConfiguration trust = QSslConfiguration::defaultConfiguration();
    trust.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!caFile.isEmpty()) {
        const auto authorities = QSslCertificate::fromPath(caFile, QSsl::Pem);
        if (authorities.isEmpty())
            return tl::unexpected(untrustedFile(caFile));
        trust.addCaCertificates(authorities);
    }
    return trust;
}

std::optional<Error> setHeaders(QNetworkRequest& request, const HttpRequest::Headers& headers)
{
    for (const auto& [name, value] : headers) {
        if (!isHeaderSafe(name) || !isHeaderSafe(value))
            return Error{ErrorCode::BadFormat,
                {DEPLOY_MESSAGE("Message", "The request holds characters that cannot be sent."),
                    {}},
                {}};
        request.setRawHeader(name, value);
    }
    return std::nullopt;
}

} // namespace

QByteArray HttpResponse::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HttpClient::HttpClient(Connection connection, std::shared_ptr<Scheduler> scheduler, QObject* parent)
    : QObject(parent)
    , m_connection(std::move(connection))
    , m_scheduler(std::move(scheduler))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setAutoDeleteReplies(false);
}

std::optional<Error> HttpClient::prepare(const HttpRequest& request, QNetworkRequest& to)
{
    if (const auto checked = checkConnection(m_connection); !checked)
        return checked.error();
    setManners(to);
    if (auto error = setHeaders(to, request.headers))
        return error;
    if (!m_authorization.value.isEmpty() && sameOrigin(request.url, m_connection.baseUrl))
        to.setRawHeader(m_authorization.name, m_authorization.value.reveal());
    if (request.body)
        to.setHeader(QNetworkRequest::ContentLengthHeader, request.body->size());
    return request.url.scheme() == QLatin1String("https") ? setTrust(to) : std::nullopt;
}

/// Set for each request: the global default of this Qt loads authorities on demand.
std::optional<Error> HttpClient::setTrust(QNetworkRequest& to)
{
    if (!m_trust) {
        auto trust = trustOf(m_connection.caFile);
        if (!trust)
            return trust.error();
        m_trust = *trust;
    }
    to.setSslConfiguration(*m_trust);
    return std::nullopt;
}

void HttpClient::useProxyFor(const QUrl& url)
{
    if (isLoopback(url)) {
        m_network.setProxy(QNetworkProxy::NoProxy);
        return;
    }
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    m_network.setProxy(proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first());
}

HttpExchange* HttpClient::send(HttpRequest request)
{
    QNetworkRequest prepared(request.url);
    const auto error = prepare(request, prepared);
    const auto body = request.body;
    auto* exchange = new HttpExchange(std::move(request), m_scheduler, this);
    if (error) {
        exchange->fail(*error);
        return exchange;
    }
    useProxyFor(prepared.url());
    if (body) {
        auto* device = new OneShotBody(*body, exchange);
        exchange->begin(m_network.post(prepared, device), device);
    } else {
        exchange->begin(m_network.get(prepared), nullptr);
    }
    return exchange;
}

} // namespace sources
