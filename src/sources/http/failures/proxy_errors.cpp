// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy_errors.h"

#include "deploy/deployment/display_text.h"

#include <QList>

#include <algorithm>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;

namespace {

Error proxyUnreachable(const RequestWay& way)
{
    if (way.isProxyOfConnection)
        return failureError(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1, used to reach %2, is not responding. Check the proxy that is set "
                "for this connection."),
            {way.proxy.toStdString(), hostOf(way.url)});
    return failureError(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1, used to reach %2, is not responding. Check the proxy in the environment "
            "variables or the desktop settings."),
        {way.proxy.toStdString(), hostOf(way.url)});
}

Error proxyCannotConnect(const RequestWay& way)
{
    return failureError(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message", "The proxy %1 could not connect to %2."),
        {way.proxy.toStdString(), hostOf(way.url)});
}

Error proxyRefuses(const RequestWay& way)
{
    if (way.isProxyOfConnection)
        return failureError(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message", "The proxy %1 refused the connection to %2."),
            {way.proxy.toStdString(), hostOf(way.url)});
    return failureError(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1 refused the connection to %2. If that host can be reached directly, add "
            "it to the environment variable no_proxy."),
        {way.proxy.toStdString(), hostOf(way.url)});
}

/// "Negotiate" and "NTLM" of "Negotiate, NTLM"; "Basic" of "Basic realm=\"x\", charset=\"UTF-8\"".
QList<QByteArray> waysToLogIn(QByteArray challenge)
{
    QList<QByteArray> ways;
    for (const QByteArray& part : challenge.replace('\n', ',').split(',')) {
        const QByteArray word = part.trimmed().split(' ').first();
        if (!word.isEmpty() && !word.contains('='))
            ways.append(word);
    }
    return ways;
}

bool isBasic(const QByteArray& way)
{
    return way.compare("basic", Qt::CaseInsensitive) == 0;
}

bool isDigest(const QByteArray& way)
{
    return way.compare("digest", Qt::CaseInsensitive) == 0;
}

bool isTunnel(const RequestWay& way)
{
    return way.url.scheme() == QLatin1String("https");
}

/// What it takes is nothing that it can be given.
Error wayNotSupported(const RequestWay& way, const QList<QByteArray>& ways)
{
    const std::vector<std::string> arguments{
        way.proxy.toStdString(), deployment::displayText(ways.join(", ").toStdString(), 64)};
    return isTunnel(way) ? failureError(ErrorCode::Offline,
               DEPLOY_MESSAGE("Message",
                   "The proxy %1 wants a log-in by “%2” (status 407), which is not supported. It "
                   "can be given a user name and a password by Basic or Digest."),
               arguments)
                         : failureError(ErrorCode::Offline,
                             DEPLOY_MESSAGE("Message",
                                 "The proxy %1 wants a log-in by “%2” (status 407). For addresses "
                                 "with http:// it can be given nothing but a user name and a "
                                 "password."),
                             arguments);
}

} // namespace

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
        return failureError(ErrorCode::Offline,
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
        if (says(failure, {"authentication request"})) // a 407 that does not say how to answer it
            return proxyCredentialsError(way);
        return says(failure, {"denied", "not allowed"}) ? proxyRefuses(way)
                                                        : proxyCannotConnect(way);
    default:
        return std::nullopt;
    }
}

Error proxyCredentialsError(const RequestWay& way, const QByteArray& challenge)
{
    const QList<QByteArray> ways = waysToLogIn(challenge);
    const bool isBasicTaken = std::ranges::any_of(ways, isBasic)
        || (isTunnel(way) && std::ranges::any_of(ways, isDigest));
    if (!ways.isEmpty() && !isBasicTaken)
        return wayNotSupported(way, ways);
    if (way.isProxyOfConnection)
        return failureError(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1 that is set for this connection requires a user name and password, "
                "or others than those in its address (status 407)."),
            {way.proxy.toStdString()});
    if (way.proxyHasUser && !isBasicTaken)
        return failureError(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1 does not take the user name and password from the environment "
                "variables, or wants another way to log in (status 407)."),
            {way.proxy.toStdString()});
    if (way.proxyHasUser)
        return failureError(ErrorCode::Offline,
            DEPLOY_MESSAGE("Message",
                "The proxy %1 rejected the user name and password from the environment variables "
                "(status 407)."),
            {way.proxy.toStdString()});
    return failureError(ErrorCode::Offline,
        DEPLOY_MESSAGE("Message",
            "The proxy %1 requires a user name and password (status 407). Add them to the "
            "environment variable before the proxy's host: user:password@host:port."),
        {way.proxy.toStdString()});
}

std::optional<Error> tunnelError(const RequestWay& way, const QByteArray& challenge)
{
    const QList<QByteArray> ways = waysToLogIn(challenge);
    const bool mayTakeDigest = way.proxyHasUser && std::ranges::none_of(ways, isBasic)
        && std::ranges::any_of(ways, isDigest);
    return mayTakeDigest ? std::nullopt : std::optional(proxyCredentialsError(way, challenge));
}

} // namespace sources
