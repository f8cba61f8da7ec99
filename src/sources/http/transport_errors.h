// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"

#include <QList>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QUrl>

namespace sources {

/// The route of a request: what a sentence about its failure must distinguish.
struct RequestWay {
    QUrl url;
    QString proxy; ///< "host:port", empty where there is none
    bool isProxyOfConnection = false; ///< and not of the environment or the desktop
    bool proxyHasUser = false;
    bool hasClientCertificate = false;
};

/// What Qt says about an attempt that brought no whole response.
struct TransportFailure {
    RequestWay way;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString libraryText; ///< of Qt or OpenSSL; to distinguish causes, never to be shown
    QList<QSslError> certificateErrors;
    QSslCertificate certificate; ///< of the server
    bool hasHead = false; ///< of a response
    deployment::Timestamp now;
};

/// Says which part of the way failed, and what to do about it. Codes: Offline, Insecure for
/// whatever is wrong with TLS, BadFormat for what is not HTTP or not whole.
[[nodiscard]] deployment::Error transportError(const TransportFailure& failure);

/// The idle timeout.
[[nodiscard]] deployment::Error timeoutError(const RequestWay& way, deployment::Milliseconds after);

/// The proxy wants a user and a password, or others than it was given.
[[nodiscard]] deployment::Error proxyCredentialsError(const RequestWay& way);

/// "host:port" as it stands in the address.
[[nodiscard]] std::string hostOf(const QUrl& url);

} // namespace sources
