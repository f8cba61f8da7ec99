// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_files.h"

#include "private_file.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

constexpr qint64 maxFileSize = 4 << 20;

Error fileError(ErrorCode code, std::string_view sentence, const QString& path)
{
    return {code, {sentence, {path.toStdString()}}, {}};
}

/// Of a file (%1), and of a text that came with the connection.
struct Sentences {
    std::string_view ofFile;
    std::string_view ofText;
};

Error pemError(ErrorCode code, const Sentences& sentences, const PemSource& source)
{
    return source.file.isEmpty() ? deployment::simpleError(code, sentences.ofText)
                                 : fileError(code, sentences.ofFile, source.file);
}

Expected<QList<QSslCertificate>> certificatesOf(const PemSource& source, const Sentences& sentences)
{
    QByteArray pem = source.text;
    if (!source.file.isEmpty()) {
        QFile file(source.file);
        if (!file.open(QIODevice::ReadOnly))
            return tl::unexpected(fileError(ErrorCode::NotReadable, sentences.ofFile, source.file));
        pem = file.read(maxFileSize);
    }
    auto certificates = QSslCertificate::fromData(pem, QSsl::Pem);
    if (certificates.isEmpty())
        return tl::unexpected(pemError(ErrorCode::Insecure, sentences, source));
    return certificates;
}

/// Both ways to write it: PKCS #8, and the older one with a header in front of the key.
bool isProtected(const QByteArray& pem)
{
    return pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

/// The key's own block, since a file may hold the certificate as well.
QByteArray keyBlock(const QByteArray& pem)
{
    for (const char* kind :
        {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"}) {
        const QByteArray end = QByteArray("-----END ") + kind + "-----";
        const qsizetype from = pem.indexOf(QByteArray("-----BEGIN ") + kind + "-----");
        const qsizetype to = pem.indexOf(end, from);
        if (from >= 0 && to >= 0)
            return pem.mid(from, to + end.size() - from) + '\n';
    }
    return {};
}

/// Anyone may read a certificate; what is required of key files is not required of it.
bool lacksKey(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && !file.read(maxFileSize).contains("PRIVATE KEY-----");
}

Error noKey(const PemSource& source)
{
    return pemError(ErrorCode::Insecure,
        {DEPLOY_MESSAGE("Message",
             "This file contains no usable private key (PEM, RSA or elliptic curve): %1"),
            DEPLOY_MESSAGE("Message",
                "The client key of this connection is no usable private key (PEM, RSA or elliptic "
                "curve).")},
        source);
}

Error protectedKey(const PemSource& source)
{
    return pemError(ErrorCode::Insecure,
        {DEPLOY_MESSAGE("Message",
             "The client key is protected by a passphrase, which is not supported. Write it "
             "without one to a file that only you can read (openssl pkey -in KEY -out NEWKEY) "
             "and use that file instead: %1"),
            DEPLOY_MESSAGE("Message",
                "The client key of this connection is protected by a passphrase, which is not "
                "supported.")},
        source);
}

Expected<QByteArray> keyTextOf(const PemSource& source, bool allowsSharedFile)
{
    if (source.file.isEmpty())
        return source.text;
    if (lacksKey(source.file))
        return tl::unexpected(noKey(source));
    constexpr std::string_view unreadable =
        DEPLOY_MESSAGE("Message", "The client key file cannot be read: %1");
    if (!allowsSharedFile)
        return readPrivateFile(source.file, maxFileSize,
            {unreadable,
                DEPLOY_MESSAGE("Message",
                    "The client key file is readable by other users; set its mode to 0600: %1")});
    QFile file(source.file);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(ErrorCode::NotReadable, unreadable, source.file));
    return file.read(maxFileSize);
}

Expected<QSslKey> keyOf(const PemSource& source, bool allowsSharedFile)
{
    const auto pem = keyTextOf(source, allowsSharedFile);
    if (!pem)
        return tl::unexpected(pem.error());
    if (isProtected(*pem))
        return tl::unexpected(protectedKey(source));
    const QByteArray block = keyBlock(*pem);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(block, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return tl::unexpected(noKey(source));
}

constexpr Sentences badCertificate{
    DEPLOY_MESSAGE("Message", "The client certificate file cannot be used: %1"),
    DEPLOY_MESSAGE(
        "Message", "The client certificate of this connection is no certificate (PEM).")};
constexpr Sentences badAuthorities{
    DEPLOY_MESSAGE("Message", "The CA certificate file cannot be used: %1"),
    DEPLOY_MESSAGE("Message", "The CA certificate of this connection is no certificate (PEM).")};

} // namespace

TlsFiles::TlsFiles(const HttpAccess& access)
    : m_authorities(access.authorities)
    , m_certificate(access.certificate)
    , m_key(access.key.isEmpty() ? access.certificate : access.key)
    , m_trustsOnlyThese(access.onlyThoseAuthorities)
    , m_verifiesPeer(access.verifiesPeer)
    , m_allowsSharedKeyFile(access.allowsSharedKeyFile)
{
}

void TlsFiles::show(const ClientIdentity& identity)
{
    PemSource certificate{{}, identity.certificates};
    PemSource key{{}, identity.key.reveal()};
    if (certificate == m_shownCertificate && key == m_shownKey)
        return;
    m_shownCertificate = std::move(certificate);
    m_shownKey = std::move(key);
    m_isOutdated = true;
}

const PemSource& TlsFiles::certificate() const
{
    return m_shownCertificate.isEmpty() ? m_certificate : m_shownCertificate;
}

bool TlsFiles::update()
{
    const Signatures now = signatures();
    const bool isOutdated = std::exchange(m_isOutdated, false);
    if (m_configuration && now == m_signatures && !isOutdated)
        return false;
    // Taken before the files are read: what changes in between is found by the next request.
    m_signatures = now;
    auto next = read();
    const bool isFirst = !m_configuration;
    if (isFirst || next || !*m_configuration)
        m_configuration = std::move(next);
    return !isFirst;
}

TlsFiles::Signatures TlsFiles::signatures() const
{
    const auto of = [](const QString& path) -> std::optional<FileSignature> {
        if (path.isEmpty())
            return std::nullopt;
        const auto signature = FileSignature::of(QFile::encodeName(path).toStdString());
        return signature ? std::optional(*signature) : std::nullopt;
    };
    return {of(m_authorities.file), of(m_certificate.file), of(m_key.file)};
}

Expected<void> TlsFiles::addTrust(QSslConfiguration& to) const
{
    to.setPeerVerifyMode(m_verifiesPeer ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    if (m_authorities.isEmpty())
        return {};
    const auto authorities = certificatesOf(m_authorities, badAuthorities);
    if (!authorities)
        return tl::unexpected(authorities.error());
    if (m_trustsOnlyThese)
        to.setCaCertificates(*authorities);
    else
        to.addCaCertificates(*authorities);
    return {};
}

Expected<void> TlsFiles::addIdentity(QSslConfiguration& to) const
{
    if (certificate().isEmpty())
        return {};
    const auto chain = certificatesOf(certificate(), badCertificate);
    if (!chain)
        return tl::unexpected(chain.error());
    const auto key = keyOf(m_shownKey.isEmpty() ? m_key : m_shownKey, m_allowsSharedKeyFile);
    if (!key)
        return tl::unexpected(key.error());
    to.setLocalCertificateChain(*chain);
    to.setPrivateKey(*key);
    return {};
}

Expected<QSslConfiguration> TlsFiles::read() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (const auto added = addTrust(configuration); !added)
        return tl::unexpected(added.error());
    if (const auto added = addIdentity(configuration); !added)
        return tl::unexpected(added.error());
    return configuration;
}

} // namespace sources
