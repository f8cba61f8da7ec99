// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_obstacle.h"
#include "deploy/widgets/detail/detail_states.h"

#include <QString>

namespace console {

/// Each command of a deployment in its situation. A general obstacle (the source, a command under
/// way) stands before all others; empty: there is none.
[[nodiscard]] widgets::CommandsAvailability availabilityOf(
    const models::CommandSituation& situation, const QString& obstacle);

} // namespace console
