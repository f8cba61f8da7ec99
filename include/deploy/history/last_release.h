// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/environment_kind.h"
#include "deploy/history/history.h"

#include <optional>

namespace history {

/// When the newest deployment that succeeded in a production environment (environment_kind.h)
/// began, of those whose start is not still to come (deployment::isInFuture); environments whose
/// names say nothing are of the kind that is said otherwise. nullopt if there is none.
[[nodiscard]] std::optional<deployment::Timestamp> lastRelease(const History& history,
    deployment::Timestamp now, EnvironmentKind otherwise = EnvironmentKind::Other);

} // namespace history
