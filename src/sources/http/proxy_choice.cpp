// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy_choice.h"

#include "deploy/sources/connection.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <optional>
#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

struct Variable {
    QByteArray name;
    QByteArray value;
};

std::optional<Variable> firstSet(
    const EnvironmentReader& environment, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        if (QByteArray value = environment(name).trimmed(); !value.isEmpty())
            return Variable{name, std::move(value)};
    }
    return std::nullopt;
}

/// HTTP_PROXY can be a header field "Proxy" of a client's request if the program runs as a CGI
/// script.
std::optional<Variable> proxyVariable(const EnvironmentReader& environment, bool isTls)
{
    if (isTls)
        return firstSet(environment, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
    if (!environment("REQUEST_METHOD").isEmpty())
        return firstSet(environment, {"http_proxy", "all_proxy", "ALL_PROXY"});
    return firstSet(environment, {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"});
}

bool namesAnyProxy(const EnvironmentReader& environment)
{
    return firstSet(environment,
        {"http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
        .has_value();
}

struct ProxyKind {
    const char* scheme;
    QNetworkProxy::ProxyType type;
    int port;
};

constexpr ProxyKind kinds[]{{"http", QNetworkProxy::HttpProxy, 80},
    {"socks5", QNetworkProxy::Socks5Proxy, 1080}, {"socks5h", QNetworkProxy::Socks5Proxy, 1080},
    {"socks", QNetworkProxy::Socks5Proxy, 1080}};

/// The value is not repeated: it may hold a password.
Error badProxy(const Variable& variable)
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The proxy in the environment variable %1 is invalid. Write it as http://host:port or "
             "socks5://host:port, with user:password@ before the host if needed."),
            {variable.name.toStdString()}},
        {}};
}

std::optional<QNetworkProxy> understoodProxy(const QUrl& url)
{
    const auto kind = std::ranges::find_if(
        kinds, [&](const ProxyKind& one) { return url.scheme() == QLatin1String(one.scheme); });
    if (!url.isValid() || kind == std::end(kinds) || url.host().isEmpty())
        return std::nullopt;
    return QNetworkProxy(kind->type, url.host(), quint16(url.port(kind->port)),
        url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

Expected<QNetworkProxy> parsedProxy(const Variable& variable)
{
    const QByteArray text =
        variable.value.contains("://") ? variable.value : "http://" + variable.value;
    auto proxy = understoodProxy(QUrl::fromEncoded(text));
    if (!proxy)
        return tl::unexpected(badProxy(variable));
    return *std::move(proxy);
}

// no_proxy

struct Exemption {
    QString host;
    int port = -1; ///< any
};

/// "host", "host:port", "[address]:port"; an IPv6 address may also stand bare.
Exemption exemptionOf(QString text)
{
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    const bool isBareAddress = text.count(QLatin1Char(':')) > 1 && !text.contains(QLatin1Char(']'));
    bool isNumber = false;
    const int port = colon < 0 || isBareAddress ? 0 : text.mid(colon + 1).toUShort(&isNumber);
    Exemption exemption;
    if (isNumber) {
        exemption.port = port;
        text.truncate(colon);
    }
    text.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    exemption.host = text;
    return exemption;
}

QString withoutLastDot(QString host)
{
    return host.endsWith(QLatin1Char('.')) ? host.chopped(1) : host;
}

bool coversAddress(const QString& pattern, const QHostAddress& address)
{
    if (pattern.contains(QLatin1Char('/'))) {
        const auto subnet = QHostAddress::parseSubnet(pattern);
        return subnet.second >= 0 && address.isInSubnet(subnet);
    }
    return QHostAddress(pattern).isEqual(address, QHostAddress::TolerantConversion);
}

bool coversName(QString pattern, const QString& host)
{
    if (pattern.startsWith(QLatin1String("*.")))
        pattern.remove(0, 1);
    if (pattern.startsWith(QLatin1Char('.')))
        pattern.remove(0, 1);
    return !pattern.isEmpty() && (host == pattern || host.endsWith(QLatin1Char('.') + pattern));
}

bool covers(const QString& text, const QUrl& url)
{
    if (text == QLatin1String("*"))
        return true;
    const Exemption exemption = exemptionOf(withoutLastDot(text));
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    if (exemption.port >= 0 && exemption.port != port)
        return false;
    const QHostAddress address(url.host());
    if (!address.isNull())
        return coversAddress(exemption.host, address);
    return coversName(exemption.host, withoutLastDot(url.host().toLower()));
}

} // namespace

EnvironmentReader systemEnvironment()
{
    return [](const char* name) { return qgetenv(name); };
}

Expected<QNetworkProxy> proxyAt(const QUrl& address)
{
    if (auto proxy = understoodProxy(address))
        return *std::move(proxy);
    if (address.scheme() == QLatin1String("https"))
        return tl::unexpected(deployment::simpleError(ErrorCode::BadFormat,
            DEPLOY_MESSAGE("Message",
                "The proxy of this connection is to be spoken to over https, which is not "
                "supported. Use one that is reached over http:// or socks5://.")));
    return tl::unexpected(deployment::simpleError(ErrorCode::BadFormat,
        DEPLOY_MESSAGE("Message",
            "The proxy of this connection is invalid. Write it as http://host:port or "
            "socks5://host:port.")));
}

bool isExempt(const QUrl& url, const QByteArray& list)
{
    QString text = QString::fromUtf8(list).toLower();
    text.replace(QLatin1Char(','), QLatin1Char(' '));
    const QStringList parts = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::any_of(parts, [&](const QString& part) { return covers(part, url); });
}

Expected<QNetworkProxy> proxyFor(const QUrl& url, const EnvironmentReader& environment)
{
    const auto exempt = firstSet(environment, {"no_proxy", "NO_PROXY"});
    if (isLoopback(url) || (exempt && isExempt(url, exempt->value)))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    if (const auto variable = proxyVariable(environment, url.scheme() == QLatin1String("https")))
        return parsedProxy(*variable);
    if (namesAnyProxy(environment))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
}

} // namespace sources
