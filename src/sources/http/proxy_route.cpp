// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy_route.h"

#include "failures/proxy_errors.h"
#include "failures/transport_errors.h"
#include "http_exchange.h"
#include "messages/http_headers.h"
#include "proxy_choice.h"
#include "tunnel_inquiry.h"

#include <QNetworkRequest>

namespace sources {

namespace {

bool isHttpProxy(const QNetworkProxy& proxy)
{
    return proxy.type() == QNetworkProxy::HttpProxy
        || proxy.type() == QNetworkProxy::HttpCachingProxy;
}

bool goesByTunnel(const QNetworkProxy& proxy, const QUrl& url)
{
    return isHttpProxy(proxy) && url.scheme() == QLatin1String("https");
}

} // namespace

deployment::Expected<QNetworkProxy> ProxyRoute::choose(
    QNetworkRequest& to, RequestWay& way, deployment::Redactor& redactor) const
{
    auto proxy = m_access.proxy ? proxyAt(*m_access.proxy) : proxyFor(to.url());
    way.isProxyOfConnection = m_access.proxy.has_value();
    if (!proxy || proxy->type() == QNetworkProxy::NoProxy)
        return proxy;
    way.proxy = QStringLiteral("%1:%2").arg(proxy->hostName()).arg(proxy->port());
    way.proxyHasUser = !proxy->user().isEmpty();
    if (!way.proxyHasUser)
        return proxy;
    const QByteArray proof = basicProof(proxy->user(), proxy->password());
    // Qt gives these only to a proxy that it tunnels through; and a command could not be sent a
    // second time after the proxy has asked for them.
    if (isHttpProxy(*proxy) && to.url().scheme() == QLatin1String("http"))
        to.setRawHeader("Proxy-Authorization", proof);
    redactor.addSecret(proxy->password().toStdString());
    redactor.addSecret(proof.split(' ').last().toStdString());
    return proxy;
}

bool ProxyRoute::awaitsTunnel(HttpExchange& exchange, const QNetworkProxy& proxy,
    const RequestWay& way, std::function<void()> onOpen)
{
    if (!goesByTunnel(proxy, way.url) || isOpen(proxy, way.url))
        return false;
    const auto patience = exchange.request().limits.idle;
    const auto handle = [this, &exchange, proxy, way, patience, onOpen = std::move(onOpen)](
                            const TunnelInquiry::Answer& answer) {
        const auto refusal = answer.challenge ? tunnelError(way, *answer.challenge) : std::nullopt;
        if (answer.isSilent) {
            exchange.fail(timeoutError(way, patience));
        } else if (refusal) {
            exchange.fail(*refusal);
        } else {
            m_open = Tunnel{proxy, way.url.authority(), answer.challenge.has_value()};
            onOpen();
        }
    };
    new TunnelInquiry(proxy, way.url, *m_scheduler, patience, handle, &exchange);
    return true;
}

QNetworkProxy ProxyRoute::asUsed(QNetworkProxy proxy, const QUrl& url) const
{
    const bool takesBasic = !m_open || !m_open->wantsDigest;
    if (!goesByTunnel(proxy, url) || proxy.user().isEmpty() || !takesBasic)
        return proxy;
    proxy.setRawHeader("Proxy-Authorization", basicProof(proxy.user(), proxy.password()));
    proxy.setUser({});
    proxy.setPassword({});
    return proxy;
}

} // namespace sources
