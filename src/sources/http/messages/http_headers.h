// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

/// Readers of single header fields. None of them trusts its input.
namespace sources {

/// The moment of a Date field and its like, in the form that is still written (RFC 9110, 5.6.7).
[[nodiscard]] std::optional<deployment::Timestamp> httpDate(const QByteArray& field);

/// The time to wait that a Retry-After field asks for, as seconds or as a date, clamped between one
/// second and an hour; nullopt for a field that is neither.
[[nodiscard]] std::optional<deployment::Milliseconds> retryAfter(
    const QByteArray& field, deployment::Timestamp now);

/// The tag with its quotes where it is a strong one that can be sent back in If-Match; else empty.
[[nodiscard]] QString strongTag(const QByteArray& field);

/// The target of rel="next" in a Link field (RFC 8288), as it stands there; empty if there is none.
[[nodiscard]] QByteArray nextLink(const QByteArray& field);

/// Whether the media type is one of JSON; also true for the types that plain file servers give to
/// files they don't know. False for a web page.
[[nodiscard]] bool mayBeJson(const QByteArray& contentType);

/// "application/json" of "Application/JSON; charset=utf-8".
[[nodiscard]] QByteArray mediaType(const QByteArray& contentType);

/// Scheme, host and port are the same.
[[nodiscard]] bool sameOrigin(const QUrl& left, const QUrl& right);

/// What proves a user to a server or a proxy that takes "Basic": the value of the field.
[[nodiscard]] QByteArray basicProof(const QString& user, const QString& password);

/// Whether the text can stand in a header field: no control characters.
[[nodiscard]] bool isHeaderSafe(const QByteArray& value);

} // namespace sources
