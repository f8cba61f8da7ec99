// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

#include <optional>
#include <string_view>

namespace operations {

/// The command that the message of a log says was given, in English or Chinese: "deployment paused
/// by ops", "部署已暂停", "手动回滚". nullopt if it tells of none: an automatic rollback, "not
/// paused", a machine that is paused.
[[nodiscard]] std::optional<CommandKind> commandSaidBy(std::string_view message);

} // namespace operations
