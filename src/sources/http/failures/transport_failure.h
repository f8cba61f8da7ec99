// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"

#include <QList>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslError>
#include <QUrl>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

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

/// "host:port" as it stands in the address.
[[nodiscard]] std::string hostOf(const QUrl& url);

[[nodiscard]] bool isTls(const TransportFailure& failure);
/// The library's text has one of the parts; case-insensitive.
[[nodiscard]] bool says(const TransportFailure& failure, std::initializer_list<const char*> parts);
/// Of a sentence of DEPLOY_MESSAGE.
[[nodiscard]] deployment::Error failureError(
    deployment::ErrorCode code, std::string_view sentence, std::vector<std::string> arguments);

} // namespace sources
