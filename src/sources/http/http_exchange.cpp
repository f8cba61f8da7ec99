// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_exchange.h"

#include "failures/proxy_errors.h"
#include "messages/redaction.h"

#include <QMetaObject>
#include <QSslConfiguration>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::simpleError;

constexpr int maxRedirects = 5;

Error cancelledError()
{
    return simpleError(
        ErrorCode::Cancelled, DEPLOY_MESSAGE("Message", "The request was cancelled."));
}

} // namespace

HttpExchange::HttpExchange(HttpRequest request, std::shared_ptr<Scheduler> scheduler,
    std::shared_ptr<const deployment::Redactor> redactor, QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_scheduler(std::move(scheduler))
    , m_redactor(std::move(redactor))
{
}

HttpExchange::~HttpExchange()
{
    m_isDone = true;
    dropReply();
}

void HttpExchange::dropReply()
{
    if (!m_attempt.reply)
        return;
    m_attempt.reply->disconnect(this);
    m_attempt.reply->abort();
    m_attempt.reply->deleteLater();
}

void HttpExchange::begin(Attempt attempt)
{
    dropReply();
    // The reply before, whose signal this may be, goes down with its manager.
    QMetaObject::invokeMethod(
        this, [before = std::move(m_attempt)] {}, Qt::QueuedConnection);
    m_attempt = std::move(attempt);
    m_incoming = IncomingResponse(m_request.stream, m_request.limits.body);
    m_sslErrors.clear();
    QNetworkReply* reply = m_attempt.reply;
    reply->setReadBufferSize(IncomingResponse::readAhead());
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::handleHead);
    connect(reply, &QNetworkReply::readyRead, this, &HttpExchange::handleBody);
    connect(reply, &QNetworkReply::finished, this, &HttpExchange::handleEnd);
    connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError>& errors) {
        m_sslErrors = errors; // never ignored
        m_certificate = m_attempt.reply->sslConfiguration().peerCertificate();
    });
    restartIdle();
    if (!m_request.stream && !m_deadline)
        m_deadline = m_scheduler->after(
            m_request.limits.overall, [this] { giveUpAfter(m_request.limits.overall); });
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

void HttpExchange::answer(HttpResponse response)
{
    QMetaObject::invokeMethod(
        this, [this, response = std::move(response)] { finish(response); }, Qt::QueuedConnection);
}

void HttpExchange::abort()
{
    giveUp(cancelledError());
}

void HttpExchange::hold()
{
    m_isHeld = true;
    m_idle.reset(); // the silence is ours
}

void HttpExchange::release()
{
    if (!std::exchange(m_isHeld, false) || m_isDone)
        return;
    restartIdle();
    QMetaObject::invokeMethod(this, &HttpExchange::resume, Qt::QueuedConnection);
}

void HttpExchange::resume()
{
    if (!m_isDone && m_attempt.reply->isFinished())
        handleEnd();
    else
        handleBody();
}

/// What has come to its end is not more than Qt read ahead, unless it is packed.
bool HttpExchange::isWaiting() const
{
    return m_isHeld && (!m_attempt.reply->isFinished() || m_incoming.isUnpacking());
}

void HttpExchange::restartIdle()
{
    if (m_isHeld)
        return;
    m_idle =
        m_scheduler->after(m_request.limits.idle, [this] { giveUpAfter(m_request.limits.idle); });
}

void HttpExchange::handleHead()
{
    const int status = m_attempt.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || m_incoming.hasHead())
        return;
    restartIdle();
    const QString proxy = isRelayed() ? m_attempt.way.proxy : QString();
    if (const auto fault = m_incoming.takeHead(*m_attempt.reply, m_request.url, proxy))
        giveUp(*fault);
    else if (!isProvisional())
        reportHead();
}

void HttpExchange::reportHead()
{
    if (!std::exchange(m_isHeadReported, true))
        Q_EMIT started(response().status);
}

/// Perhaps another attempt follows.
bool HttpExchange::isProvisional() const
{
    const int status = response().status;
    return status == 401 || (status >= 300 && status < 400);
}

/// The proxy reads the request, and may answer in the server's place.
bool HttpExchange::isRelayed() const
{
    return !m_attempt.way.proxy.isEmpty() && m_request.url.scheme() == QLatin1String("http");
}

bool HttpExchange::consumeAttempt(Chance chance)
{
    if (chance == Chance::Redirect)
        return m_redirects++ < maxRedirects;
    return !std::exchange(m_hasRenewed, true);
}

void HttpExchange::settle()
{
    if (m_isDone)
        return;
    const QPointer<HttpExchange> alive(this);
    reportHead();
    if (alive)
        finish(m_incoming.take());
}

void HttpExchange::handleBody()
{
    handleHead();
    if (m_isDone)
        return;
    if (m_attempt.reply->bytesAvailable() > 0)
        restartIdle();
    const QPointer<HttpExchange> alive(this);
    while (alive && !m_isDone && !isWaiting()) {
        const QByteArray piece = m_attempt.reply->read(m_incoming.pieceSize());
        if (piece.isEmpty())
            return;
        takePiece(piece);
    }
}

void HttpExchange::takePiece(const QByteArray& piece)
{
    QByteArray handedOut;
    if (const auto fault = m_incoming.takePiece(piece, handedOut))
        giveUp(*fault);
    else if (!handedOut.isEmpty())
        Q_EMIT received(handedOut);
}

void HttpExchange::handleEnd()
{
    const QPointer<HttpExchange> alive(this);
    handleBody();
    if (!alive || m_isDone || (isWaiting() && m_attempt.reply->bytesAvailable() > 0))
        return;
    if (isRelayed() && response().status == 407) { // the server has not seen the request
        finish(tl::unexpected(HttpFailure{
            proxyCredentialsError(m_attempt.way, response().header("Proxy-Authenticate")), false}));
        return;
    }
    if (const auto fault = isComplete() ? m_incoming.takeEnd() : std::nullopt) {
        giveUp(*fault);
        return;
    }
    if (isComplete() && m_goOn) {
        m_idle.reset();
        if (m_goOn(response()))
            return;
    }
    if (isComplete())
        settle();
    else
        finish(tl::unexpected(HttpFailure{transportError(failure()), maybeSent()}));
}

bool HttpExchange::isComplete() const
{
    return m_incoming.isComplete(m_attempt.reply->error());
}

bool HttpExchange::maybeSent() const
{
    // Qt reads the body when it writes the request; before that nothing of a command is on the
    // wire.
    return !m_request.body || (m_attempt.body && m_attempt.body->wasTouched());
}

void HttpExchange::giveUp(Error error)
{
    if (m_isDone)
        return;
    // The outcome is set before abort(), which would report a cancelled operation.
    finish(tl::unexpected(HttpFailure{std::move(error), maybeSent()}));
    if (m_attempt.reply)
        m_attempt.reply->abort();
}

void HttpExchange::finish(const HttpResult& result)
{
    if (std::exchange(m_isDone, true))
        return;
    m_turn.reset();
    m_idle.reset();
    m_deadline.reset();
    if (m_attempt.reply)
        m_attempt.reply->disconnect(this);
    deleteLater();
    Q_EMIT finished(redacted(result, *m_redactor));
}

void HttpExchange::giveUpAfter(deployment::Milliseconds silence)
{
    RequestWay way = m_attempt.way;
    way.url = m_request.url;
    giveUp(timeoutError(way, silence));
}

TransportFailure HttpExchange::failure() const
{
    const auto error =
        m_incoming.isCutOff() ? QNetworkReply::RemoteHostClosedError : m_attempt.reply->error();
    return {m_attempt.way, error, m_attempt.reply->errorString(), m_sslErrors, m_certificate,
        m_incoming.hasHead(), m_scheduler->now()};
}

} // namespace sources
