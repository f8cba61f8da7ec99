// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/command_plan.h"

#include <string_view>

namespace models {

/// Why a deployment in this state does not take the command, as a sentence; empty where it does. A
/// pause wants a running one, a resume a paused one, a rollback one that runs or has failed.
[[nodiscard]] QString obstacleTo(
    CommandKind kind, deployment::Status status, std::string_view statusWord, bool paused);

} // namespace models
