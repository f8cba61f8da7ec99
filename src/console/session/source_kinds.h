// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source_registry.h"

#include <QString>

namespace console {

/// What the window can open: files, servers and clusters.
[[nodiscard]] const sources::SourceRegistry& sourceRegistry();
/// It is reached through a connection, which may have been set up: an address, a cluster.
[[nodiscard]] bool isServer(const QString& location);

} // namespace console
