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
                "The certificate that %1 shows was issued for another name (%2), by an authority "
                "that is not trusted here (%3). Perhaps another server answers, or something on "
                "the way that inspects connections. SHA-256 fingerprint: %4"),
            {host, names, issuerOf(failure.certificate), fingerprintOf(failure.certificate)});
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE("Message",
            "The certificate that %1 shows was issued for another name (%2). Use a name that it "
            "was issued for in the address, or have a certificate issued for this one."),
        {host, names});
}

Error authorityError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    const std::string fingerprint = fingerprintOf(failure.certificate);
    if (has(failure, ownSignature))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 is signed by itself and not trusted here. If it is the "
                "right one, name its file as a trusted authority of the connection. SHA-256 "
                "fingerprint: %2"),
            {host, fingerprint});
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE("Message",
            "The certificate of %1 comes from an authority that is not trusted here (%2). If it "
            "is the right one, name the authority's certificate file in the connection. SHA-256 "
            "fingerprint: %3"),
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
                "The certificate of %1 expired on %2. It has to be renewed on the server. (The "
                "clock of this machine says %3.)"),
            {host, inUtc(atFault(failure, expired).expiryDate()), inUtc(failure.now)});
    if (has(failure, early))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 is valid only from %2 on. Is the clock of this machine "
                "right? It says %3."),
            {host, inUtc(atFault(failure, early).effectiveDate()), inUtc(failure.now)});
    if (has(failure, ownSignature) || has(failure, unknownAuthority))
        return authorityError(failure);
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE(
            "Message", "The certificate of %1 is not accepted: %2. SHA-256 fingerprint: %3"),
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
            DEPLOY_MESSAGE("Message",
                "The client's certificate and key of this connection do not belong together."),
            {});
    if (!failure.way.hasClientCertificate) {
        if (says(failure,
                {"certificate required", "alert bad certificate", "alert handshake failure"}))
            return errorOf(ErrorCode::Insecure,
                DEPLOY_MESSAGE("Message",
                    "The server at %1 wants a client certificate, or ends the handshake for "
                    "another reason. Name a client certificate and its key in the connection."),
                {host});
        return std::nullopt;
    }
    if (says(failure, {"alert certificate expired"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 says that the client certificate of this connection has "
                "expired. It has to be renewed."),
            {host});
    if (says(failure, {"alert unknown ca"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 does not know the authority that issued the client certificate "
                "of this connection."),
            {host});
    if (says(failure,
            {"alert bad certificate", "alert certificate", "alert unsupported certificate",
                "alert access denied", "alert handshake failure", "certificate required"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 does not accept the client certificate of this connection."),
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
                "What answers at %1 does not speak TLS. If it is plain http, the address begins "
                "with http://, not https://."),
            {host});
    if (says(failure, {"protocol version", "unsupported protocol"}))
        return errorOf(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The server at %1 offers only versions of TLS that are not safe any more; 1.2 is "
                "needed at least."),
            {host});
    return errorOf(ErrorCode::Insecure,
        DEPLOY_MESSAGE("Message", "A secure connection to %1 could not be set up."), {host});
}

bool isHandshake(const TransportFailure& failure)
{
    return failure.error == QNetworkReply::SslHandshakeFailedError
        || (isTls(failure) && says(failure, {"SSL routines", "private key", "TLS initialization"}));
}

// Proxies

Error proxyUnreachable(const RequestWay& way)
{
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "Nothing answers at the proxy %1, which is on the way to %2. Is the proxy of the "
            "environment or of the desktop's settings the right one?"),
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
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1 does not let through to %2. If that host can be reached without it, "
            "name it in the environment variable no_proxy."),
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
            DEPLOY_MESSAGE("Message",
                "There is no host named as the proxy %1 is, or the proxy knows none named %2."),
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
            DEPLOY_MESSAGE(
                "Message", "The connection to %1 through the proxy %2 was lost before an answer."),
            {host, failure.way.proxy.toStdString()});
    if (!isTls(failure))
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The connection to %1 was lost before an answer. If that is so every time: "
                "perhaps the server expects https:// in the address."),
            {host});
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message", "The connection to %1 was lost before an answer."), {host});
}

Error plainError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    switch (failure.error) {
    case QNetworkReply::ConnectionRefusedError:
        return errorOf(
            ErrorCode::Offline, DEPLOY_MESSAGE("Message", "Nothing answers at %1."), {host});
    case QNetworkReply::HostNotFoundError:
        return errorOf(
            ErrorCode::Offline, DEPLOY_MESSAGE("Message", "There is no host named %1."), {host});
    case QNetworkReply::ProtocolFailure:
        return errorOf(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message", "What answers at %1 is not an HTTP server."), {host});
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
            DEPLOY_MESSAGE("Message",
                "The server at %1, or the proxy %2 on the way to it, did not answer within %3 "
                "seconds."),
            {hostOf(way.url), way.proxy.toStdString(), seconds});
    return errorOf(ErrorCode::Timeout,
        DEPLOY_MESSAGE("Message", "The server at %1 did not answer within %2 seconds."),
        {hostOf(way.url), seconds});
}

Error proxyCredentialsError(const RequestWay& way)
{
    if (way.proxyHasUser)
        return errorOf(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1 does not accept the user and password that the environment gives "
                "for it (status 407)."),
            {way.proxy.toStdString()});
    return errorOf(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1 asks for a user and a password (status 407). Give them in the "
            "environment, in front of the proxy's host: user:password@host:port."),
        {way.proxy.toStdString()});
}

} // namespace sources
