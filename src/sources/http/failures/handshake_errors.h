// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport_failure.h"

namespace sources {

/// The handshake of TLS failed, for another reason than the server's certificate.
[[nodiscard]] bool isHandshake(const TransportFailure& failure);
[[nodiscard]] deployment::Error handshakeError(const TransportFailure& failure);

} // namespace sources
