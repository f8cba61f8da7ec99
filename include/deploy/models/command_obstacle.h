// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/command_plan.h"
#include "deploy/operations/command_policy.h"

#include <string_view>

namespace models {

/// Why a deployment in this state does not take the command, as a sentence; empty where it does.
/// The rule itself is operations::obstacleTo().
[[nodiscard]] QString obstacleTo(
    CommandKind kind, const operations::CommandSubject& subject, std::string_view statusWord);

} // namespace models
