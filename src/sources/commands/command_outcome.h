// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/operations/outcome.h"
#include "deploy/sources/commands/command_origin.h"

#include <optional>

namespace sources {

/// What has become known of a command: the evidence, and what is said of it.
struct CommandOutcome {
    operations::Evidence evidence = operations::Evidence::NothingReported;
    std::optional<deployment::Error> error; ///< of all but Done and Accepted
};
/// With the sentence of the table of rules, or with the given one.
[[nodiscard]] CommandOutcome outcomeOf(operations::Evidence evidence);
[[nodiscard]] CommandOutcome outcomeOf(operations::Evidence evidence, deployment::Error error);

} // namespace sources
