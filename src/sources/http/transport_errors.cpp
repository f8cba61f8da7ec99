// SPDX-License-Identifier: GPL-3.0-or-later
#include "transport_errors.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <optional>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using Arguments = std::vector<std::string>;

Error errorOf(ErrorCode code, std::string_view sentence, Arguments arguments)
{
    return {code, {sentence, std::move(arguments)}, {}};
}

bool isTls(const TransportFailure& failure)
{
    return failure.way.url.scheme() == QLatin1String("https");
}

bool says(const TransportFailure& failure, std::initializer_list<const char*> parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](const char* part) {
        return failure.libraryText.contains(QLatin1String(part), Qt::CaseInsensitive);
    });
}

// Certificates of servers

using Kinds = std::initializer_list<QSslError::SslError>;

bool has(const TransportFailure& failure, Kinds kinds)
{
    return std::ranges::any_of(failure.certificateErrors, [&](const QSslError& one) {
        return std::find(kinds.begin(), kinds.end(), one.error()) != kinds.end();
    });
}

constexpr Kinds wrongName{QSslError::HostNameMismatch};
constexpr Kinds expired{QSslError::CertificateExpired};
constexpr Kinds early{QSslError::CertificateNotYetValid};
constexpr Kinds ownSignature{QSslError::SelfSignedCertificate};
constexpr Kinds unknownAuthority{QSslError::UnableToGetIssuerCertificate,
    QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate,
    QSslError::SelfSignedCertificateInChain, QSslError::CertificateUntrusted,
    QSslError::InvalidCaCertificate};

std::string inUtc(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")).toStdString();
}

std::string inUtc(deployment::Timestamp time)
{
    return inUtc(QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC));
}

std::string namesOf(const QSslCertificate& certificate)
{
    constexpr int mostNames = 4;
    QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    const bool areMore = names.size() > mostNames;
    names = names.mid(0, mostNames);
    if (areMore)
        names.append(QStringLiteral("…"));
    return names.isEmpty() ? "?" : names.join(QStringLiteral(", ")).toStdString();
}

std::string issuerOf(const QSslCertificate& certificate)
{
    for (const auto field : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        const QStringList names = certificate.issuerInfo(field);
        if (!names.isEmpty())
            return names.first().toStdString();
    }
    return "?";
}

std::string fingerprintOf(const QSslCertificate& certificate)
{
    return certificate.digest(QCryptographicHash::Sha256).toHex(':').toStdString();
}

Error nameError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    const std::string names = namesOf(failure.certificate);
    if (has(failure, unknownAuthority) || has(failure, ownSignature))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 was issued for another name (%2) by an authority that is "
                "not trusted here (%3). Another server may be answering, or a device that inspects "
                "connections. SHA-256 fingerprint: %4"),
            {host, names, issuerOf(failure.certificate), fingerprintOf(failure.certificate)});
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE("Message",
            "The certificate of %1 was issued for another name (%2). Use a name from the "
            "certificate in the address, or have a certificate issued for this name."),
        {host, names});
}

Error authorityError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    const std::string fingerprint = fingerprintOf(failure.certificate);
    if (has(failure, ownSignature))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 is self-signed and not trusted here. If it is the right "
                "one, set its file as the CA certificate of the connection. SHA-256 fingerprint: "
                "%2"),
            {host, fingerprint});
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE("Message",
            "The certificate of %1 was issued by an authority that is not trusted here (%2). If it "
            "is the right one, set the authority's certificate file as the CA certificate of the "
            "connection. SHA-256 fingerprint: %3"),
        {host, issuerOf(failure.certificate), fingerprint});
}

/// The validity of the certificate at fault, which may be one further up the chain.
QSslCertificate atFault(const TransportFailure& failure, Kinds kinds)
{
    const auto found = std::ranges::find_if(failure.certificateErrors, [&](const QSslError& one) {
        return std::find(kinds.begin(), kinds.end(), one.error()) != kinds.end();
    });
    return found->certificate().isNull() ? failure.certificate : found->certificate();
}

Error certificateError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (has(failure, wrongName))
        return nameError(failure);
    if (has(failure, expired))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 expired on %2. It must be renewed on the server. (This "
                "machine's clock shows %3.)"),
            {host, inUtc(atFault(failure, expired).expiryDate()), inUtc(failure.now)});
    if (has(failure, early))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 is not valid before %2. Check this machine's clock; it "
                "shows %3."),
            {host, inUtc(atFault(failure, early).effectiveDate()), inUtc(failure.now)});
    if (has(failure, ownSignature) || has(failure, unknownAuthority))
        return authorityError(failure);
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE(
            "Message", "The certificate of %1 was rejected: %2. SHA-256 fingerprint: %3"),
        {host, failure.certificateErrors.first().errorString().toStdString(),
            fingerprintOf(failure.certificate)});
}

// The handshake as such

/// What the server found wrong with the certificate that it was shown, or that it was shown none.
std::optional<Error> clientCertificateError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (says(failure, {"key values mismatch", "private key"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE(
                "Message", "The client certificate and key of this connection do not match."),
            {});
    if (!failure.way.hasClientCertificate) {
        if (says(failure,
                {"certificate required", "alert bad certificate", "alert handshake failure"}))
            return errorOf(ErrorCode::Insecure,
                DEPLOY_MESSAGE("Message",
                    "The server at %1 requires a client certificate or ended the handshake for "
                    "another reason. Set a client certificate and its key in the connection."),
                {host});
        return std::nullopt;
    }
    if (says(failure, {"alert certificate expired"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 reports that the client certificate of this connection has "
                "expired. It must be renewed."),
            {host});
    if (says(failure, {"alert unknown ca"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 does not trust the authority that issued the client certificate "
                "of this connection."),
            {host});
    if (says(failure,
            {"alert bad certificate", "alert certificate", "alert unsupported certificate",
                "alert access denied", "alert handshake failure", "certificate required"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE(
                "Message", "The server at %1 rejected the client certificate of this connection."),
            {host});
    return std::nullopt;
}

Error handshakeError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (auto error = clientCertificateError(failure))
        return *std::move(error);
    if (says(failure,
            {"wrong version number", "packet length too long", "http request", "unknown protocol"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "%1 does not use TLS. If the server uses plain http, the address must begin with "
                "http://, not https://."),
            {host});
    if (says(failure, {"protocol version", "unsupported protocol"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 offers only TLS versions that are no longer secure; at least 1.2 "
                "is required."),
            {host});
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE("Message", "A secure connection to %1 could not be established."), {host});
}

bool isHandshake(const TransportFailure& failure)
{
    return failure.error == QNetworkReply::SslHandshakeFailedError
        || (isTls(failure) && says(failure, {"SSL routines", "private key", "TLS initialization"}));
}

// Proxies

Error proxyUnreachable(const RequestWay& way)
{
    if (way.isProxyOfConnection)
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1, used to reach %2, is not responding. Check the proxy that is set "
                "for this connection."),
            {way.proxy.toStdString(), hostOf(way.url)});
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1, used to reach %2, is not responding. Check the proxy in the environment "
            "variables or the desktop settings."),
        {way.proxy.toStdString(), hostOf(way.url)});
}

Error proxyCannotConnect(const RequestWay& way)
{
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message", "The proxy %1 could not connect to %2."),
        {way.proxy.toStdString(), hostOf(way.url)});
}

Error proxyRefuses(const RequestWay& way)
{
    if (way.isProxyOfConnection)
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message", "The proxy %1 refused the connection to %2."),
            {way.proxy.toStdString(), hostOf(way.url)});
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1 refused the connection to %2. If that host can be reached directly, add "
            "it to the environment variable no_proxy."),
        {way.proxy.toStdString(), hostOf(way.url)});
}

/// Through a proxy the same codes mean other things.
std::optional<Error> proxyError(const TransportFailure& failure)
{
    using Reply = QNetworkReply;
    const RequestWay& way = failure.way;
    if (way.proxy.isEmpty())
        return std::nullopt;
    switch (failure.error) {
    case Reply::ProxyAuthenticationRequiredError:
        return proxyCredentialsError(way);
    case Reply::ConnectionRefusedError: // of a tunnel: the proxy's answer 503
        return isTls(failure) ? proxyCannotConnect(way) : proxyUnreachable(way);
    case Reply::ProxyConnectionRefusedError:
        return proxyUnreachable(way);
    case Reply::HostNotFoundError:
    case Reply::ProxyNotFoundError:
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE(
                "Message", "The proxy host %1 was not found, or the proxy cannot resolve %2."),
            {way.proxy.toStdString(), hostOf(way.url)});
    case Reply::ProxyConnectionClosedError:
    case Reply::ProxyTimeoutError:
    case Reply::UnknownProxyError:
        return proxyCannotConnect(way);
    case Reply::UnknownNetworkError:
        if (says(failure, {"refused"}))
            return proxyUnreachable(way);
        return says(failure, {"denied", "not allowed"}) ? proxyRefuses(way)
                                                        : proxyCannotConnect(way);
    default:
        return std::nullopt;
    }
}

// The rest

Error lostError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (failure.hasHead)
        return errorOf(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message", "Incomplete response: the connection to %1 was lost."),
            {host});
    if (!failure.way.proxy.isEmpty())
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The connection to %1 through the proxy %2 was lost before a response arrived."),
            {host, failure.way.proxy.toStdString()});
    if (!isTls(failure))
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The connection to %1 was lost before a response arrived. If this happens every "
                "time, the server may expect https:// in the address."),
            {host});
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message", "The connection to %1 was lost before a response arrived."),
        {host});
}

Error plainError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    switch (failure.error) {
    case QNetworkReply::ConnectionRefusedError:
        return errorOf(
            ErrorCode::Offline, DEPLOY_MESSAGE("Message", "No server is listening at %1."), {host});
    case QNetworkReply::HostNotFoundError:
        return errorOf(ErrorCode::Offline, DEPLOY_MESSAGE("Message", "Host %1 not found."), {host});
    case QNetworkReply::ProtocolFailure:
        return errorOf(
            ErrorCode::BadFormat, DEPLOY_MESSAGE("Message", "%1 is not an HTTP server."), {host});
    default:
        return lostError(failure);
    }
}

} // namespace

std::string hostOf(const QUrl& url)
{
    const QString port = url.port() < 0 ? QString() : QStringLiteral(":%1").arg(url.port());
    return (url.host() + port).toStdString();
}

Error transportError(const TransportFailure& failure)
{
    if (!failure.certificateErrors.isEmpty())
        return certificateError(failure);
    Error error = isHandshake(failure) ? handshakeError(failure)
        : failure.hasHead              ? plainError(failure)
                                       : proxyError(failure).value_or(plainError(failure));
    return error;
}

Error timeoutError(const RequestWay& way, deployment::Milliseconds after)
{
    const std::string seconds = std::to_string(after.count() / 1000);
    if (!way.proxy.isEmpty())
        return errorOf(ErrorCode::Timeout,
            DEPLOY_MESSAGE(
                "Message", "The server at %1 or the proxy %2 did not respond within %3 seconds."),
            {hostOf(way.url), way.proxy.toStdString(), seconds});
    return errorOf(ErrorCode::Timeout,
        DEPLOY_MESSAGE("Message", "The server at %1 did not respond within %2 seconds."),
        {hostOf(way.url), seconds});
}

Error proxyCredentialsError(const RequestWay& way)
{
    if (way.isProxyOfConnection)
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1 that is set for this connection requires a user name and password, "
                "or others than those in its address (status 407)."),
            {way.proxy.toStdString()});
    if (way.proxyHasUser)
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1 rejected the user name and password from the environment variables "
                "(status 407)."),
            {way.proxy.toStdString()});
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1 requires a user name and password (status 407). Add them to the "
            "environment variable before the proxy's host: user:password@host:port."),
        {way.proxy.toStdString()});
}

} // namespace sources
