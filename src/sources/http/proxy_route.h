// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/redactor.h"
#include "deploy/sources/scheduler.h"

#include "failures/transport_failure.h"
#include "http_access.h"

#include <QNetworkProxy>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

class QNetworkRequest;

namespace sources {

class HttpExchange;

/// Through which proxy requests to one server go, and whether it lets them.
class ProxyRoute final {
public:
    /// The access outlives it.
    ProxyRoute(const HttpAccess& access, std::shared_ptr<Scheduler> scheduler)
        : m_access(access)
        , m_scheduler(std::move(scheduler))
    {
    }

    /// For that request, which is given what proves the user to a proxy that relays it.
    [[nodiscard]] deployment::Expected<QNetworkProxy> choose(
        QNetworkRequest& to, RequestWay& way, deployment::Redactor& redactor) const;
    /// Whether the exchange has to wait for what the proxy says to a tunnel (TunnelInquiry). It
    /// fails, or the function is called.
    [[nodiscard]] bool awaitsTunnel(HttpExchange& exchange, const QNetworkProxy& proxy,
        const RequestWay& way, std::function<void()> onOpen);
    /// As Qt is to have it. With Basic before the proxy asks: of several ways to log in Qt would
    /// choose one that it loses itself in.
    [[nodiscard]] QNetworkProxy asUsed(QNetworkProxy proxy, const QUrl& url) const;
    /// What the proxy said may be another thing by now.
    void forget() { m_open.reset(); }

private:
    struct Tunnel {
        QNetworkProxy proxy;
        QString authority;
        bool wantsDigest = false;
    };

    [[nodiscard]] bool isOpen(const QNetworkProxy& proxy, const QUrl& url) const
    {
        return m_open && m_open->proxy == proxy && m_open->authority == url.authority();
    }

    const HttpAccess& m_access;
    std::shared_ptr<Scheduler> m_scheduler;
    std::optional<Tunnel> m_open; ///< the last one that is known to be let through
};

} // namespace sources
