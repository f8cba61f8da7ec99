// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace sources {

enum class SafetyLevel : quint8 {
    Normal,
    Production, ///< commands ask for the environment's name
};

/// Where the secret of a connection lies, and how it is sent. Never the secret itself: this may be
/// stored.
struct CredentialReference {
    enum class Scheme : quint8 { None, Bearer, Basic, Header };
    enum class Place : quint8 {
        Keyring, ///< key: the entry's name
        Environment, ///< key: the variable's name
        File, ///< key: the path of a file that only its owner can read; its first line is the
              ///< secret
        Ask, ///< a person is asked once, for this run
    };

    Scheme scheme = Scheme::None;
    Place place = Place::Ask;
    QString user; ///< of Basic
    QString header; ///< name of the field, of Header
    QString key;

    bool operator==(const CredentialReference&) const = default;
};

/// A REST endpoint with a name, an address, credentials, a colour and a safety level.
struct Connection {
    QString id; ///< stable; settings and the journal refer to it
    QString name;
    QUrl baseUrl;
    CredentialReference credential;
    QString colour; ///< "#rrggbb", or empty
    SafetyLevel safety = SafetyLevel::Normal;
    QString caFile; ///< PEM with further trusted authorities, or empty
    QString clientCertificateFile; ///< PEM that shows the server who we are, or empty
    QString clientKeyFile; ///< PEM with its key; empty: the same file
    bool allowInsecureHttp = false; ///< send credentials over plain http beyond this machine
    bool readOnly = false; ///< no commands through this connection

    bool operator==(const Connection&) const = default;
};

/// The address of an endpoint that a person typed. Errors (BadFormat): not http or https, no host,
/// a user or password in it (they would end up in logs), a query or fragment.
[[nodiscard]] deployment::Expected<QUrl> parseBaseUrl(const QString& text);
/// Whether the text is meant as the address of an endpoint, rather than as a path.
[[nodiscard]] bool looksLikeUrl(const QString& text);
/// A connection to the address alone, named after it.
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

Q_DECLARE_METATYPE(sources::Connection)
