// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "body/body_decoder.h"
#include "messages/http_message.h"

#include <QNetworkReply>

namespace sources {

/// The response of one attempt as it arrives: its head, what its body unpacks to, and whether it is
/// whole. An error makes it useless, however much of it is there.
class IncomingResponse {
public:
    using Fault = std::optional<deployment::Error>;

    IncomingResponse() = default;
    /// A stream's body is handed out piece by piece; of any other, `most` bytes are taken.
    IncomingResponse(bool isStream, qint64 most);

    [[nodiscard]] const HttpResponse& response() const { return m_response; }
    [[nodiscard]] HttpResponse take() { return std::move(m_response); }
    [[nodiscard]] bool hasHead() const { return m_response.status != 0; }
    [[nodiscard]] bool isSuccess() const { return m_response.isSuccess(); }
    /// The body is, as it comes.
    [[nodiscard]] bool isHandedOut() const { return m_isStream && isSuccess(); }
    [[nodiscard]] bool isUnpacking() const { return m_decoder && m_decoder->isUnpacking(); }
    /// How much of the body is read at a time.
    [[nodiscard]] qint64 pieceSize() const;
    /// What Qt is to read ahead.
    [[nodiscard]] static qint64 readAhead();

    /// `proxy`: that it may also be of.
    [[nodiscard]] Fault takeHead(const QNetworkReply& reply, const QUrl& url, const QString& proxy);
    /// What is to be handed out of it, is.
    [[nodiscard]] Fault takePiece(const QByteArray& piece, QByteArray& handedOut);
    [[nodiscard]] Fault takeEnd();

    /// Qt has ended with this.
    [[nodiscard]] bool isComplete(QNetworkReply::NetworkError error) const;
    [[nodiscard]] bool isCutOff() const;

private:
    [[nodiscard]] bool hasBody() const;
    [[nodiscard]] bool hasProvenEnd() const;
    [[nodiscard]] std::optional<qint64> announcedSize() const;
    [[nodiscard]] Fault judge(BodyDecoder::Fault fault);
    [[nodiscard]] bool isTooLargeByHead(const QNetworkReply& reply) const;

    bool m_isStream = false;
    qint64 m_most = 0;
    HttpResponse m_response;
    std::optional<BodyDecoder> m_decoder; ///< none before the head, and after a fault
    qint64 m_bodySize = 0; ///< as it came
};

} // namespace sources
