// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command_outcome.h"
#include "http/messages/http_message.h"

namespace sources {

/// What the end of a command's request means, by the contract.
[[nodiscard]] CommandOutcome outcomeOf(
    const Command& command, const HttpResult& result, deployment::Timestamp now);
/// What the answer to "what became of this command" means; nullopt if none came that tells.
[[nodiscard]] std::optional<operations::Evidence> reportOf(
    const Command& command, const HttpResult& result);

} // namespace sources
