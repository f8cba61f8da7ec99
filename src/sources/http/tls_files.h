// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/http/credential_provider.h"
#include "file/file_signature.h"
#include "http_access.h"

#include <QSslConfiguration>

#include <array>
#include <optional>

namespace sources {

/// What a connection trusts and shows over TLS. Files are read again when one of them was replaced,
/// since certificates are renewed while the console runs.
class TlsFiles {
public:
    explicit TlsFiles(const HttpAccess& access);

    /// From the next update() on this certificate is shown; empty: that of the access.
    void show(const ClientIdentity& identity);
    /// Whether a file has changed since it was read, and was read again just now.
    [[nodiscard]] bool update();
    /// Error (Insecure or NotReadable): a file or a text cannot be used. One that could be used
    /// keeps its place until its successor can be, since files may be met half written.
    [[nodiscard]] const deployment::Expected<QSslConfiguration>& configuration() const
    {
        return *m_configuration;
    }
    [[nodiscard]] bool hasClientCertificate() const { return !certificate().isEmpty(); }

private:
    using Signatures = std::array<std::optional<FileSignature>, 3>;

    [[nodiscard]] const PemSource& certificate() const;
    [[nodiscard]] Signatures signatures() const;
    [[nodiscard]] deployment::Expected<QSslConfiguration> read() const;
    [[nodiscard]] deployment::Expected<void> addTrust(QSslConfiguration& to) const;
    [[nodiscard]] deployment::Expected<void> addIdentity(QSslConfiguration& to) const;

    PemSource m_authorities;
    PemSource m_certificate;
    PemSource m_key;
    PemSource m_shownCertificate; ///< that of a provider
    PemSource m_shownKey;
    bool m_isOutdated = false;
    bool m_trustsOnlyThese;
    bool m_verifiesPeer;
    bool m_allowsSharedKeyFile;
    Signatures m_signatures;
    std::optional<deployment::Expected<QSslConfiguration>> m_configuration;
};

} // namespace sources
