// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <optional>

namespace history {

/// When the newest deployment that succeeded in a production environment (environment_kind.h)
/// began. nullopt if there is none.
[[nodiscard]] std::optional<deployment::Timestamp> lastRelease(const History& history);

} // namespace history
