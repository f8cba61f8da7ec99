// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/cluster.h"

namespace mock_kubernetes {

/// Stores the objects of one JSON text as they are, completed by what every stored object has
/// (namespace, uid, times, generation). Throws std::runtime_error for what is none. The lock is
/// held by whoever calls.
void takeObjects(Cluster& cluster, std::string_view json);

/// Stores one object; returns it as it is now.
Object takeObject(Cluster& cluster, Json object);

} // namespace mock_kubernetes
