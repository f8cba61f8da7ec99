// SPDX-License-Identifier: GPL-3.0-or-later
#include "tls_files.h"

#include "private_file.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

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

Expected<QList<QSslCertificate>> certificatesOf(const QString& path, std::string_view sentence)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(fileError(ErrorCode::NotReadable, sentence, path));
    auto certificates = QSslCertificate::fromData(file.read(maxFileSize), QSsl::Pem);
    if (certificates.isEmpty())
        return tl::unexpected(fileError(ErrorCode::Insecure, sentence, path));
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

Error noKey(const QString& path)
{
    return fileError(ErrorCode::Insecure,
        DEPLOY_MESSAGE(
            "Message", "This file contains no usable private key (PEM, RSA or elliptic curve): %1"),
        path);
}

Expected<QSslKey> keyOf(const QString& path)
{
    if (lacksKey(path))
        return tl::unexpected(noKey(path));
    const auto pem = readPrivateFile(path, maxFileSize,
        {DEPLOY_MESSAGE("Message", "The client key file cannot be read: %1"),
            DEPLOY_MESSAGE("Message",
                "The client key file is readable by other users; set its mode to 0600: %1")});
    if (!pem)
        return tl::unexpected(pem.error());
    if (isProtected(*pem))
        return tl::unexpected(fileError(ErrorCode::Insecure,
            DEPLOY_MESSAGE("Message",
                "The client key is protected by a passphrase, which is not supported. Write it "
                "without one to a file that only you can read (openssl pkey -in KEY -out NEWKEY) "
                "and use that file instead: %1"),
            path));
    const QByteArray block = keyBlock(*pem);
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(block, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return tl::unexpected(noKey(path));
}

Expected<void> addIdentity(
    QSslConfiguration& to, const QString& certificateFile, const QString& keyFile)
{
    const auto chain = certificatesOf(certificateFile,
        DEPLOY_MESSAGE("Message", "The client certificate file cannot be used: %1"));
    if (!chain)
        return tl::unexpected(chain.error());
    const auto key = keyOf(keyFile);
    if (!key)
        return tl::unexpected(key.error());
    to.setLocalCertificateChain(*chain);
    to.setPrivateKey(*key);
    return {};
}

} // namespace

TlsFiles::TlsFiles(const Connection& connection)
    : m_caFile(QString::fromStdString(connection.caFile))
    , m_certificateFile(QString::fromStdString(connection.clientCertificateFile))
    , m_keyFile(connection.clientKeyFile.empty() ? m_certificateFile
                                                 : QString::fromStdString(connection.clientKeyFile))
{
}

bool TlsFiles::update()
{
    const Signatures now = signatures();
    if (m_configuration && now == m_signatures)
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
    return {of(m_caFile), of(m_certificateFile), of(m_keyFile)};
}

Expected<QSslConfiguration> TlsFiles::read() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_caFile.isEmpty()) {
        const auto authorities = certificatesOf(
            m_caFile, DEPLOY_MESSAGE("Message", "The CA certificate file cannot be used: %1"));
        if (!authorities)
            return tl::unexpected(authorities.error());
        configuration.addCaCertificates(*authorities);
    }
    if (!m_certificateFile.isEmpty()) {
        if (const auto added = addIdentity(configuration, m_certificateFile, m_keyFile); !added)
            return tl::unexpected(added.error());
    }
    return configuration;
}

} // namespace sources
