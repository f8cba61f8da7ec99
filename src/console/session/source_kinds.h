// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source_registry.h"

namespace console {

/// What the window can open: files and servers.
[[nodiscard]] const sources::SourceRegistry& sourceRegistry();

} // namespace console
