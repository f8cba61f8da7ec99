// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transport_failure.h"

namespace sources {

/// What is wrong with the server's certificate, and what to do about it; of a failure that has
/// certificateErrors.
[[nodiscard]] deployment::Error certificateError(const TransportFailure& failure);

} // namespace sources
