// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport_failure.h"

#include <optional>

namespace sources {

/// What the proxy did or said; nullopt if it is not at fault, or there is none. Through a proxy the
/// same codes mean other things.
[[nodiscard]] std::optional<deployment::Error> proxyError(const TransportFailure& failure);

/// The proxy wants a user and a password, or others than it was given.
[[nodiscard]] deployment::Error proxyCredentialsError(const RequestWay& way);

} // namespace sources
