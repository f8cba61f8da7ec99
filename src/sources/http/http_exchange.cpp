// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_exchange.h"

#include "failures/proxy_errors.h"
#include "redaction.h"

#include <QMetaObject>
#include <QSslConfiguration>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::simpleError;

constexpr int maxRedirects = 5;
/// What Qt reads ahead of us, and what is taken of it at a time.
constexpr qint64 pieceSize = 1 << 20;
/// Of a stream: what is in one piece is dealt with at once.
constexpr qint64 streamPieceSize = pieceSize / 4;
/// And what may come out of that.
constexpr qint64 mostOfStreamPiece = 64 << 20;

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
    m_response = {};
    m_decoder.reset();
    m_bodySize = 0;
    m_sslErrors.clear();
    QNetworkReply* reply = m_attempt.reply;
    reply->setReadBufferSize(pieceSize);
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
    QMetaObject::invokeMethod(this, &HttpExchange::handleBody, Qt::QueuedConnection);
}

void HttpExchange::restartIdle()
{
    if (m_isHeld)
        return;
    m_idle =
        m_scheduler->after(m_request.limits.idle, [this] { giveUpAfter(m_request.limits.idle); });
}

bool HttpExchange::isSuccess() const
{
    return m_response.isSuccess();
}

void HttpExchange::handleHead()
{
    const int status = m_attempt.reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || m_response.status != 0)
        return;
    restartIdle();
    m_response.status = status;
    m_response.url = m_request.url;
    m_response.proxy = isRelayed() ? m_attempt.way.proxy : QString();
    for (const auto& [name, value] : m_attempt.reply->rawHeaderPairs())
        m_response.headers.emplace_back(name, value);
    m_decoder.emplace(m_response);
    if (isTooLargeByHead())
        takeFault(BodyDecoder::Fault::TooLarge);
    else if (isHandedOut() && m_decoder->hasUnknownCoding())
        takeFault(BodyDecoder::Fault::UnknownCoding);
    else if (!isProvisional())
        reportHead();
}

/// What it announces is what is on the wire, perhaps packed; more may come out of it.
bool HttpExchange::isTooLargeByHead() const
{
    const qint64 length =
        m_attempt.reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    return !isHandedOut() && length > m_request.limits.body;
}

bool HttpExchange::isHandedOut() const
{
    return m_request.stream && isSuccess();
}

void HttpExchange::reportHead()
{
    if (!std::exchange(m_isHeadReported, true))
        Q_EMIT started(m_response.status);
}

/// Perhaps another attempt follows.
bool HttpExchange::isProvisional() const
{
    return m_response.status == 401 || (m_response.status >= 300 && m_response.status < 400);
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
        finish(std::move(m_response));
}

void HttpExchange::handleBody()
{
    handleHead();
    if (m_isDone)
        return;
    if (m_attempt.reply->bytesAvailable() > 0)
        restartIdle();
    const QPointer<HttpExchange> alive(this);
    // What has come to its end is not more than Qt read ahead.
    while (alive && !m_isDone && (!m_isHeld || m_attempt.reply->isFinished())) {
        const QByteArray piece = m_attempt.reply->read(isHandedOut() ? streamPieceSize : pieceSize);
        if (piece.isEmpty())
            return;
        takePiece(piece);
    }
}

void HttpExchange::takePiece(const QByteArray& piece)
{
    m_bodySize += piece.size();
    if (!m_decoder)
        return;
    QByteArray streamed;
    QByteArray& body = isHandedOut() ? streamed : m_response.body;
    const qint64 most = isHandedOut() ? mostOfStreamPiece : m_request.limits.body;
    const auto fault = m_decoder->decode(piece, body, most);
    if (fault != BodyDecoder::Fault::None)
        takeFault(fault);
    else if (!streamed.isEmpty())
        Q_EMIT received(streamed);
}

void HttpExchange::takeFault(BodyDecoder::Fault fault)
{
    const BodyDecoder decoder = *std::exchange(m_decoder, std::nullopt);
    if (isSuccess() || fault == BodyDecoder::Fault::TooLarge)
        giveUp(decoder.errorOf(fault, m_request.url));
    else
        m_response.body.clear();
}

void HttpExchange::handleEnd()
{
    const QPointer<HttpExchange> alive(this);
    handleBody();
    if (!alive || m_isDone)
        return;
    if (isRelayed() && m_response.status == 407) { // the server has not seen the request
        finish(tl::unexpected(HttpFailure{proxyCredentialsError(m_attempt.way), false}));
        return;
    }
    if (isComplete() && m_decoder) {
        const auto fault = m_decoder->finish(m_response.body);
        if (fault != BodyDecoder::Fault::None)
            takeFault(fault);
        if (m_isDone)
            return;
    }
    if (isComplete() && m_goOn) {
        m_idle.reset();
        if (m_goOn(m_response))
            return;
    }
    if (isComplete())
        settle();
    else
        finish(tl::unexpected(HttpFailure{transportError(failure()), maybeSent()}));
}

/// Qt reports an error for every status of 400 and above too; those responses are whole. So are
/// redirects, which Qt may want to send the body after, and is not allowed to.
bool HttpExchange::isComplete() const
{
    if (isCutOff())
        return false;
    const auto error = m_attempt.reply->error();
    if (error == QNetworkReply::NoError)
        return m_response.status != 0;
    if (error == QNetworkReply::ContentReSendError)
        return m_response.status >= 300;
    const bool isOfStatus = error >= QNetworkReply::ProxyAuthenticationRequiredError
        && error != QNetworkReply::ProtocolFailure;
    return isOfStatus && m_response.status >= 400;
}

/// Of an error with a status Qt reports the status, and only sometimes that the body ended too
/// early.
bool HttpExchange::isCutOff() const
{
    bool isNumber = false;
    const qint64 announced = m_response.header("Content-Length").trimmed().toLongLong(&isNumber);
    return m_response.status >= 400 && isNumber && m_bodySize < announced;
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
    const auto error = isCutOff() ? QNetworkReply::RemoteHostClosedError : m_attempt.reply->error();
    return {m_attempt.way, error, m_attempt.reply->errorString(), m_sslErrors, m_certificate,
        m_response.status != 0, m_scheduler->now()};
}

} // namespace sources
