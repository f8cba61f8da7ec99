// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport_failure.h"

namespace sources {

/// Says which part of the way failed, and what to do about it. Codes: Offline, Insecure for
/// whatever is wrong with TLS, BadFormat for what is not HTTP or not whole.
[[nodiscard]] deployment::Error transportError(const TransportFailure& failure);

/// The idle timeout.
[[nodiscard]] deployment::Error timeoutError(const RequestWay& way, deployment::Milliseconds after);

} // namespace sources
