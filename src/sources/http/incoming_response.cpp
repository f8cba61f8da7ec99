// SPDX-License-Identifier: GPL-3.0-or-later
#include "incoming_response.h"

#include <utility>

namespace sources {

namespace {

constexpr qint64 bodyPieceSize = 1 << 20;
/// Of a stream: what is in one piece is dealt with at once.
constexpr qint64 streamPieceSize = bodyPieceSize / 4;
/// Of one that is packed: a thousand times as much may come out of it.
constexpr qint64 packedPieceSize = 4 << 10;
/// Of such a piece; only what is packed more than once comes to more.
constexpr qint64 mostOfStreamPiece = 16 << 20;

} // namespace

IncomingResponse::IncomingResponse(bool isStream, qint64 most)
    : m_isStream(isStream)
    , m_most(most)
{
}

qint64 IncomingResponse::pieceSize() const
{
    if (!isHandedOut())
        return bodyPieceSize;
    return isUnpacking() ? packedPieceSize : streamPieceSize;
}

qint64 IncomingResponse::readAhead()
{
    return bodyPieceSize;
}

IncomingResponse::Fault IncomingResponse::takeHead(
    const QNetworkReply& reply, const QUrl& url, const QString& proxy)
{
    m_response.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_response.url = url;
    m_response.proxy = proxy;
    for (const auto& [name, value] : reply.rawHeaderPairs())
        m_response.headers.emplace_back(name, value);
    m_decoder.emplace(
        m_response.header("Content-Encoding"), m_response.header("Transfer-Encoding"));
    if (isTooLargeByHead(reply))
        return judge(BodyDecoder::Fault::TooLarge);
    if (isHandedOut() && m_decoder->hasUnknownCoding())
        return judge(BodyDecoder::Fault::UnknownCoding);
    return std::nullopt;
}

/// What it announces is what is on the wire, perhaps packed; more may come out of it.
bool IncomingResponse::isTooLargeByHead(const QNetworkReply& reply) const
{
    const qint64 length = reply.header(QNetworkRequest::ContentLengthHeader).toLongLong();
    return !isHandedOut() && length > m_most;
}

IncomingResponse::Fault IncomingResponse::takePiece(const QByteArray& piece, QByteArray& handedOut)
{
    m_bodySize += piece.size();
    if (!m_decoder)
        return std::nullopt;
    QByteArray& body = isHandedOut() ? handedOut : m_response.body;
    return judge(m_decoder->decode(piece, body, isHandedOut() ? mostOfStreamPiece : m_most));
}

IncomingResponse::Fault IncomingResponse::takeEnd()
{
    m_response.isEndProven = hasProvenEnd();
    return m_decoder ? judge(m_decoder->finish(m_response.body)) : std::nullopt;
}

/// Of a body in chunks over plain http, Qt does not see that the last one is missing where the
/// close arrives along with the data; over TLS it does.
bool IncomingResponse::hasProvenEnd() const
{
    if (!hasBody() || announcedSize() || isUnpacking())
        return true;
    const bool isChunked = m_response.header("Transfer-Encoding").toLower().contains("chunked");
    return isChunked && m_response.url.scheme() == QLatin1String("https");
}

/// After a fault the body is done with; the answer may be in the status alone.
IncomingResponse::Fault IncomingResponse::judge(BodyDecoder::Fault fault)
{
    if (fault == BodyDecoder::Fault::None)
        return std::nullopt;
    const BodyDecoder decoder = *std::exchange(m_decoder, std::nullopt);
    if (isSuccess() || fault == BodyDecoder::Fault::TooLarge)
        return decoder.errorOf(fault, m_response.url);
    m_response.body.clear();
    return std::nullopt;
}

/// Qt reports an error for every status of 400 and above too; those responses are whole. So are
/// redirects, which Qt may want to send the body after, and is not allowed to.
bool IncomingResponse::isComplete(QNetworkReply::NetworkError error) const
{
    if (isCutOff())
        return false;
    if (error == QNetworkReply::NoError)
        return hasHead();
    if (error == QNetworkReply::ContentReSendError)
        return m_response.status >= 300;
    const bool isOfStatus = error >= QNetworkReply::ProxyAuthenticationRequiredError
        && error != QNetworkReply::ProtocolFailure;
    return isOfStatus && m_response.status >= 400;
}

/// Qt reports only sometimes that the body ended too early.
bool IncomingResponse::isCutOff() const
{
    return hasBody() && m_bodySize < announcedSize().value_or(0);
}

bool IncomingResponse::hasBody() const
{
    return hasHead() && m_response.status != 204 && m_response.status != 304;
}

std::optional<qint64> IncomingResponse::announcedSize() const
{
    bool isNumber = false;
    const qint64 announced = m_response.header("Content-Length").trimmed().toLongLong(&isNumber);
    const bool isChunked = !m_response.header("Transfer-Encoding").isEmpty();
    return isNumber && !isChunked ? std::optional(announced) : std::nullopt;
}

} // namespace sources
