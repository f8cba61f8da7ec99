// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport_failure.h"

#include <QByteArray>

#include <optional>

namespace sources {

/// What the proxy did or said; nullopt if it is not at fault, or there is none. Through a proxy the
/// same codes mean other things.
[[nodiscard]] std::optional<deployment::Error> proxyError(const TransportFailure& failure);

/// The proxy wants a user and a password, or others than it was given, or another way to log in
/// than Basic (of a tunnel: or Digest), which is all that it can be given. The challenge is its
/// field Proxy-Authenticate; empty where it is not known.
[[nodiscard]] deployment::Error proxyCredentialsError(
    const RequestWay& way, const QByteArray& challenge = {});
/// Why a proxy with that challenge to a first log-in by Basic lets no tunnel through; nullopt if it
/// may be given the same by Digest.
[[nodiscard]] std::optional<deployment::Error> tunnelError(
    const RequestWay& way, const QByteArray& challenge);

} // namespace sources
