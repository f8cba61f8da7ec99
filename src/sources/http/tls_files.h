// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/connection.h"

#include "file/file_signature.h"

#include <QSslConfiguration>

#include <array>
#include <optional>

namespace sources {

/// What a connection trusts and shows over TLS, as its files have it: read again when one of them
/// was replaced, since certificates are renewed while the console runs.
class TlsFiles {
public:
    explicit TlsFiles(const Connection& connection);

    /// Whether a file has changed since it was read, and was read again just now.
    [[nodiscard]] bool update();
    /// Error (Insecure or NotReadable): a file cannot be used. One that could be used keeps its
    /// place until its successor can be, since files may be met half written.
    [[nodiscard]] const deployment::Expected<QSslConfiguration>& configuration() const
    {
        return *m_configuration;
    }
    [[nodiscard]] bool hasClientCertificate() const { return !m_certificateFile.isEmpty(); }

private:
    using Signatures = std::array<std::optional<FileSignature>, 3>;

    [[nodiscard]] Signatures signatures() const;
    [[nodiscard]] deployment::Expected<QSslConfiguration> read() const;

    QString m_caFile;
    QString m_certificateFile;
    QString m_keyFile;
    Signatures m_signatures;
    std::optional<deployment::Expected<QSslConfiguration>> m_configuration;
};

} // namespace sources
