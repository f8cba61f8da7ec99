// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/connection.h"

#include "deploy/kubernetes/kubeconfig.h"
#include "deploy/operations/web_address.h"

#include <QHostAddress>

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

tl::unexpected<Error> badAddress(std::string_view sentence)
{
    return tl::unexpected(Error{ErrorCode::BadFormat, {sentence, {}}, {}});
}

/// A token of RFC 9110, as the name of a header field must be one.
bool isFieldName(const QString& name)
{
    const auto isTokenCharacter = [](QChar one) {
        return one.unicode() < 0x80
            && (one.isLetterOrNumber() || QStringLiteral("!#$%&'*+-.^_`|~").contains(one));
    };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isTokenCharacter);
}

QUrl withPath(const QUrl& base, const QByteArray& encodedTail)
{
    QByteArray path = base.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/'))
        path.chop(1);
    QUrl url = base;
    url.setPath(QString::fromLatin1(path + encodedTail), QUrl::TolerantMode);
    return url;
}

} // namespace

Expected<QUrl> parseBaseUrl(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!looksLikeUrl(text.trimmed()))
        return badAddress(DEPLOY_MESSAGE(
            "Message", "Invalid server address; it must begin with http:// or https://."));
    if (!url.isValid() || url.host().isEmpty())
        return badAddress(DEPLOY_MESSAGE("Message",
            "Invalid server address; it should look like https://deploy.example.com/api."));
    if (!url.userInfo().isEmpty())
        return badAddress(DEPLOY_MESSAGE("Message",
            "The address contains a user name or password; enter them as credentials instead."));
    if (url.hasQuery() || url.hasFragment())
        return badAddress(
            DEPLOY_MESSAGE("Message", "The server address must not have a query or a fragment."));
    return url.adjusted(QUrl::StripTrailingSlash);
}

bool looksLikeUrl(const QString& text)
{
    return operations::isWebAddress(text.toStdString());
}

QUrl baseUrlOf(const Connection& connection)
{
    return parseBaseUrl(QString::fromStdString(connection.address)).value_or(QUrl());
}

Expected<Connection> connectionTo(const QString& address)
{
    if (const std::string location = address.trimmed().toStdString();
        kubernetes::isKubeLocation(location)) {
        // Which cluster that is stands in the kubeconfig, and is looked up when it is opened.
        Connection connection;
        connection.address = location;
        connection.id = location;
        connection.name = location;
        return connection;
    }
    const auto url = parseBaseUrl(address);
    if (!url)
        return tl::unexpected(url.error());
    Connection connection;
    connection.address = url->toString().toStdString();
    connection.id = connection.address;
    // One machine may have several: the path tells their tabs apart.
    connection.name = url->host().toStdString()
        + (url->port() < 0 ? std::string() : ':' + std::to_string(url->port()))
        + (url->path() == QLatin1String("/") ? std::string() : url->path().toStdString());
    return connection;
}

Expected<void> checkConnection(const Connection& connection)
{
    using Scheme = CredentialReference::Scheme;
    if (kubernetes::isKubeLocation(connection.address))
        return {}; // the kubeconfig says how it is reached
    const Scheme scheme = connection.credential.scheme;
    const auto url = parseBaseUrl(QString::fromStdString(connection.address));
    if (!url)
        return tl::unexpected(url.error());
    if (scheme == Scheme::Header
        && !isFieldName(QString::fromStdString(connection.credential.header)))
        return badAddress(
            DEPLOY_MESSAGE("Message", "The name of the header for the secret is not valid."));
    const bool isPlain = url->scheme() == QLatin1String("http");
    if (scheme != Scheme::None && isPlain && !isLoopback(*url) && !connection.allowInsecureHttp)
        return tl::unexpected(Error{ErrorCode::Insecure,
            {DEPLOY_MESSAGE("Message",
                 "Credentials are not sent over plain http to another machine. Use https, or allow "
                 "it "
                 "for this connection."),
                {}},
            {}});
    return {};
}

bool isLoopback(const QUrl& url)
{
    const QString host = url.host().toLower();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

Expected<QUrl> deploymentUrl(const QUrl& base, const QString& id, QLatin1String action)
{
    if (id.isEmpty() || id == QLatin1String(".") || id == QLatin1String(".."))
        return badAddress(DEPLOY_MESSAGE(
            "Message", "A deployment with this ID cannot be addressed on a server."));
    QByteArray tail = "/deployments/" + QUrl::toPercentEncoding(id);
    if (!action.isEmpty())
        tail += '/' + QByteArray(action.data(), action.size());
    return withPath(base, tail);
}

QUrl endpointUrl(const QUrl& base, const QByteArray& path)
{
    return withPath(base, '/' + path);
}

} // namespace sources
