// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/status.h"

namespace mock_kubernetes {

/// Takes away what no schema knows, as the API does in silence.
void prune(const Resource& resource, Json& object);

/// What is wrong with an object that somebody wants to store; empty: nothing.
[[nodiscard]] std::vector<Cause> faultsOf(const Resource& resource, const Json& object);

} // namespace mock_kubernetes
