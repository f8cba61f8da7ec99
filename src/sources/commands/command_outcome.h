// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_origin.h"

#include "http/http_client.h"

namespace sources {

/// What has become known of a command: the evidence, and what is said of it.
struct CommandOutcome {
    operations::Evidence evidence = operations::Evidence::NothingReported;
    std::optional<deployment::Error> error; ///< of all but Done and Accepted
};
/// With the sentence of the table of rules, or with the given one.
[[nodiscard]] CommandOutcome outcomeOf(operations::Evidence evidence);
[[nodiscard]] CommandOutcome outcomeOf(operations::Evidence evidence, deployment::Error error);

/// What the end of the request means.
[[nodiscard]] CommandOutcome outcomeOf(const Command& command, const HttpResult& result);
/// What the answer to "what became of this command" means; nullopt if no answer came.
[[nodiscard]] std::optional<operations::Evidence> reportOf(
    const Command& command, const HttpResult& result);

} // namespace sources
