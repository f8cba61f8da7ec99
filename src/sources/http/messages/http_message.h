// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

/// What is sent to a server and what comes back, as values.
namespace sources {

struct HttpLimits {
    qint64 body = 64 << 20; ///< bytes, unpacked
    deployment::Milliseconds idle{10'000}; ///< without a byte
    deployment::Milliseconds overall{60'000}; ///< from begin to end; none for a stream
};

struct HttpRequest {
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;

    QUrl url;
    Headers headers;
    std::optional<QByteArray> body; ///< makes it a request that goes out at most once
    HttpLimits limits;
    bool stream = false; ///< the body is handed out as it comes and never gathered
    /// Waits its turn first; no limit runs meanwhile.
    deployment::Milliseconds delay{0};
    QByteArray method = "POST"; ///< of a request with a body; one without is a GET
};

/// A whole response, whatever its status.
struct HttpResponse {
    int status = 0;
    HttpRequest::Headers headers;
    QByteArray body;
    QUrl url; ///< that answered, after redirects
    QString proxy; ///< that the response may also be of, empty where it cannot
    /// Nothing was sent: it is what the server said before, and still stands.
    bool isStanding = false;
    /// That nothing is missing at the end of the body was seen. Qt may take one that was cut off
    /// for whole where neither a length nor TLS or a packing tells its end.
    bool isEndProven = false;

    /// Of the first field with that name (case-insensitive); fields of the same name are joined by
    /// Qt.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    bool operator==(const HttpResponse&) const = default;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    [[nodiscard]] std::string_view bodyText() const
    {
        return {body.constData(), static_cast<std::size_t>(body.size())};
    }
};

/// No whole response came.
struct HttpFailure {
    deployment::Error error;
    bool maybeSent = true; ///< false: the request certainly never reached the server

    bool operator==(const HttpFailure&) const = default;
};

using HttpResult = tl::expected<HttpResponse, HttpFailure>;

} // namespace sources
