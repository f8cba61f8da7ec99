// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_exchange.h"

#include <QCryptographicHash>
#include <QMetaObject>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace sources {
namespace {

using deployment::Error;
using deployment::ErrorCode;

std::string hostOf(const QUrl& url)
{
    const QString port = url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port());
    return (url.host() + port).toStdString();
}

Error simpleError(ErrorCode code, std::string_view sentence)
{
    return {code, {sentence, {}}, {}};
}

Error cancelledError()
{
    return simpleError(
        ErrorCode::Cancelled, DEPLOY_MESSAGE("Message", "The request was cancelled."));
}

} // namespace

HttpExchange::HttpExchange(
    HttpRequest request, std::shared_ptr<Scheduler> scheduler, QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_scheduler(std::move(scheduler))
{
}

HttpExchange::~HttpExchange()
{
    m_done = true;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpExchange::begin(QNetworkReply* reply, OneShotBody* body)
{
    m_reply = reply;
    m_body = body;
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::takeHead);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::takeBody);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::takeEnd);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_sslErrors = errors; // never ignored
        const auto certificate = m_reply->sslConfiguration().peerCertificate();
        m_fingerprint = certificate.digest(QCryptographicHash::Sha256).toHex(':');
    });
    restartIdle();
    if (!m_request.stream)
        m_deadline = m_scheduler->after(
            m_request.limits.overall, [this] { giveUp(timeoutError(m_request.limits.overall)); });
}

void HttpExchange::fail(Error error)
{
    QMetaObject::invokeMethod(
        this,
        [this, error = std::move(error)] {
            finish(tl::unexpected(HttpFailure{error, false}));
        },
        Qt::QueuedConnection);
}

void HttpExchange::abort()
{
    giveUp(cancelledError());
}

void HttpExchange::restartIdle()
{
    m_idle = m_scheduler->after(
        m_request.limits.idle, [this] { giveUp(timeoutError(m_request.limits.idle)); });
}

bool HttpExchange::isSuccess() const
{
    return m_response.isSuccess();
}

void HttpExchange::takeHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || m_response.status != 0)
        return;
    restartIdle();
    m_response.status = status;
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        m_response.headers.emplace_back(name, value);
    Q_EMIT started(status);
}

void HttpExchange::takeBody()
{
    takeHead();
    if (m_done)
        return;
    restartIdle();
    const QByteArray bytes = m_reply->readAll();
    if (m_request.stream && isSuccess()) {
        if (!bytes.isEmpty())
            Q_EMIT received(bytes);
        return;
    }
    m_response.body += bytes;
    if (m_response.body.size() > m_request.limits.body)
        giveUp(simpleError(ErrorCode::TooLarge,
            DEPLOY_MESSAGE("Message", "The response is too large and was not read to its end.")));
}

void HttpExchange::takeEnd()
{
    takeBody();
    if (m_done)
        return;
    if (isWhole())
        finish(std::move(m_response));
    else
        finish(tl::unexpected(HttpFailure{transportError(), maybeSent()}));
}

/// Qt reports an error for every status of 400 and above too; those responses are whole. So are
/// redirects, which Qt may want to send the body after, and is not allowed to.
bool HttpExchange::isWhole() const
{
    const auto error = m_reply->error();
    if (error == QNetworkReply::NoError)
        return m_response.status != 0;
    if (error == QNetworkReply::ContentReSendError)
        return m_response.status >= 300;
    const bool isOfStatus = error >= QNetworkReply::ProxyAuthenticationRequiredError
        && error != QNetworkReply::ProtocolFailure;
    return isOfStatus && m_response.status >= 400;
}

bool HttpExchange::maybeSent() const
{
    // Qt reads the body when it writes the request; before that nothing of a command is on the
    // wire.
    return m_body == nullptr || m_body->wasTouched();
}

void HttpExchange::giveUp(Error error)
{
    if (m_done)
        return;
    // The outcome stands before abort(), which would tell of a cancelled operation.
    finish(tl::unexpected(HttpFailure{std::move(error), maybeSent()}));
    if (m_reply)
        m_reply->abort();
}

void HttpExchange::finish(const HttpResult& result)
{
    if (std::exchange(m_done, true))
        return;
    m_idle.reset();
    m_deadline.reset();
    if (m_reply)
        m_reply->disconnect(this);
    deleteLater();
    Q_EMIT finished(result);
}

Error HttpExchange::timeoutError(deployment::Milliseconds after) const
{
    return {ErrorCode::Timeout,
        {DEPLOY_MESSAGE("Message", "The server at %1 did not answer within %2 seconds."),
            {hostOf(m_request.url), std::to_string(after.count() / 1000)}},
        {}};
}

Error HttpExchange::tlsError() const
{
    if (m_sslErrors.isEmpty())
        return {ErrorCode::Insecure,
            {DEPLOY_MESSAGE("Message", "A secure connection to %1 could not be set up."),
                {hostOf(m_request.url)}},
            {}};
    return {ErrorCode::Insecure,
        {DEPLOY_MESSAGE("Message",
             "The certificate of %1 is not trusted: %2 If it is the right one, add its authority "
             "to the "
             "connection. SHA-256 fingerprint: %3"),
            {hostOf(m_request.url), m_sslErrors.first().errorString().toStdString() + ".",
                m_fingerprint.toStdString()}},
        {}};
}

Error HttpExchange::transportError() const
{
    const std::string host = hostOf(m_request.url);
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {
            ErrorCode::Offline, {DEPLOY_MESSAGE("Message", "Nothing answers at %1."), {host}}, {}};
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::Offline,
            {DEPLOY_MESSAGE("Message", "There is no host named %1."), {host}}, {}};
    case QNetworkReply::SslHandshakeFailedError:
        return tlsError();
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {ErrorCode::Offline,
            {DEPLOY_MESSAGE("Message", "The proxy on the way to %1 does not let through."), {host}},
            {}};
    case QNetworkReply::ProtocolFailure:
        return {ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "What answers at %1 is not an HTTP server."), {host}}, {}};
    default:
        break;
    }
    if (m_response.status != 0)
        return {ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "Incomplete response: the connection to %1 was lost."),
                {host}},
            {}};
    return {ErrorCode::Offline,
        {DEPLOY_MESSAGE("Message", "The connection to %1 was lost before an answer."), {host}}, {}};
}

} // namespace sources
