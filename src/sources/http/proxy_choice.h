// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QUrl>

#include <functional>

namespace sources {

/// Gives the value of an environment variable; empty where it is not set.
using EnvironmentReader = std::function<QByteArray(const char* name)>;
[[nodiscard]] EnvironmentReader systemEnvironment();

/// The proxy for an address. The environment comes first, by the names that programs agree on:
/// http_proxy, https_proxy, all_proxy and no_proxy, in lower case before upper case; where it names
/// no proxy at all, the desktop's settings. This machine is always reached directly. Error
/// (BadFormat): a proxy that is not understood; it is not passed by in silence.
[[nodiscard]] deployment::Expected<QNetworkProxy> proxyFor(
    const QUrl& url, const EnvironmentReader& environment = systemEnvironment());

/// The proxy that an address of its own names: http, socks5, socks5h or socks, perhaps with a user.
/// Error (BadFormat): another scheme, such as https, or no host; the address is not repeated.
[[nodiscard]] deployment::Expected<QNetworkProxy> proxyAt(const QUrl& address);

/// Whether a list as in no_proxy names the host: "*", a domain with all below it, with or without a
/// dot in front, an IP address or a range of them; each perhaps with a port.
[[nodiscard]] bool isExempt(const QUrl& url, const QByteArray& list);

} // namespace sources
