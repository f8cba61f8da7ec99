// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/connection.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>
#include <vector>

namespace sources {

/// Something PEM-encoded: a file, which is read again when it changes, or the text itself.
struct PemSource {
    QString file;
    QByteArray text; ///< counts where there is no file

    [[nodiscard]] bool isEmpty() const { return file.isEmpty() && text.isEmpty(); }
    bool operator==(const PemSource&) const = default;
};

/// How a server is reached, whom it must prove to be and what is shown to it, whatever kind of
/// source asks. Who asks is for Authorization.
struct HttpAccess {
    QUrl baseUrl; ///< with the prefix that all addresses begin with
    PemSource authorities; ///< that are trusted
    bool onlyThoseAuthorities = false; ///< and those of the system are not
    bool verifiesPeer = true; ///< false: any certificate will do
    QString peerName; ///< that the certificate must be for, and that is asked for (SNI); empty: the
                      ///< host
    PemSource certificate; ///< that shows the server who we are
    PemSource key; ///< its key; empty: in the same place
    bool allowsSharedKeyFile = false; ///< the key's file may be readable by other users
    std::optional<QUrl> proxy; ///< http or socks5, for each address; nullopt: that of the
                               ///< environment
    bool sendsCredentialsOverHttp = false; ///< beyond this machine
    /// Sent with each request to the server. A name may come several times.
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    std::optional<deployment::Error> obstacle; ///< why nothing at all is sent
};

/// That of an endpoint of the contract. Its obstacle is what checkConnection() says.
[[nodiscard]] HttpAccess httpAccessOf(const Connection& connection);

} // namespace sources
