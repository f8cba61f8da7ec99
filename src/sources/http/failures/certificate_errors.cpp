// SPDX-License-Identifier: GPL-3.0-or-later
#include "certificate_errors.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;

namespace {

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
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 was issued for another name (%2) by an authority that is "
                "not trusted here (%3). Another server may be answering, or a device that inspects "
                "connections. SHA-256 fingerprint: %4"),
            {host, names, issuerOf(failure.certificate), fingerprintOf(failure.certificate)});
    return failureError(ErrorCode::Insecure,
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
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 is self-signed and not trusted here. If it is the right "
                "one, set its file as the CA certificate of the connection. SHA-256 fingerprint: "
                "%2"),
            {host, fingerprint});
    return failureError(ErrorCode::Insecure,
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

} // namespace

Error certificateError(const TransportFailure& failure)
{
    const std::string host = hostOf(failure.way.url);
    if (has(failure, wrongName))
        return nameError(failure);
    if (has(failure, expired))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 expired on %2. It must be renewed on the server. (This "
                "machine's clock shows %3.)"),
            {host, inUtc(atFault(failure, expired).expiryDate()), inUtc(failure.now)});
    if (has(failure, early))
        return failureError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The certificate of %1 is not valid before %2. Check this machine's clock; it "
                "shows %3."),
            {host, inUtc(atFault(failure, early).effectiveDate()), inUtc(failure.now)});
    if (has(failure, ownSignature) || has(failure, unknownAuthority))
        return authorityError(failure);
    return failureError(ErrorCode::Insecure,
        DEPLOY_MESSAGE(
            "Message", "The certificate of %1 was rejected: %2. SHA-256 fingerprint: %3"),
        {host, failure.certificateErrors.first().errorString().toStdString(),
            fingerprintOf(failure.certificate)});
}

} // namespace sources
