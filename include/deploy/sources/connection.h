// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/operations/connection.h"

#include <QString>
#include <QUrl>

namespace sources {

using operations::Connection;
using operations::CredentialReference;

/// The address of an endpoint that the user typed. Errors (BadFormat): not http or https, no host,
/// a user or password in it (they would end up in logs), a query or fragment.
[[nodiscard]] deployment::Expected<QUrl> parseBaseUrl(const QString& text);
/// Whether the text is meant as the address of an endpoint, rather than as a path.
[[nodiscard]] bool looksLikeUrl(const QString& text);
/// The connection's address; empty if it is none (checkConnection says why), or a cluster's.
[[nodiscard]] QUrl baseUrlOf(const Connection& connection);
/// A connection to the address alone, which may be a cluster's ("kube:CONTEXT"), named after it.
[[nodiscard]] deployment::Expected<Connection> connectionTo(const QString& address);

/// Whether the connection may be used as it stands. Errors: Insecure for credentials over plain
/// http beyond this machine unless allowed; BadFormat for a header name that is none.
[[nodiscard]] deployment::Expected<void> checkConnection(const Connection& connection);

/// Only this machine can be at the other end.
[[nodiscard]] bool isLoopback(const QUrl& url);

/// base/deployments/{id}[/action]; the id is percent-encoded exactly once, as one segment. Error
/// (BadFormat): an id that cannot be one segment (empty, "." or "..").
[[nodiscard]] deployment::Expected<QUrl> deploymentUrl(
    const QUrl& base, const QString& id, QLatin1String action = {});
/// base/path, which is percent-encoded already.
[[nodiscard]] QUrl endpointUrl(const QUrl& base, const QByteArray& path);

} // namespace sources
