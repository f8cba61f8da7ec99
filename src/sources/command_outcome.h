// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/sources/command.h"

#include "http_client.h"

namespace sources {

/// What an answer, or a look at the deployment, tells about a command.
struct CommandOutcome {
    CommandState state = CommandState::Unknown;
    std::optional<deployment::Error> error; ///< of Unknown and Refused
};

/// What the end of the request means. Only an answer that leaves no doubt ends as Done, Accepted or
/// Refused; a request that certainly never left is Refused too.
[[nodiscard]] CommandOutcome outcomeOf(const HttpResult& result);

/// What the answer to "what became of this command" means.
enum class ReadBack {
    Accepted,
    Done,
    Failed, ///< the server has carried it out, and it failed
    NotCarriedOut,
    NotOffered, ///< the server does not know such questions
    NoAnswer,
};
[[nodiscard]] ReadBack readBackOf(const HttpResult& result);

/// Whether the deployment shows the effect of the command. Nothing where it does not yet.
[[nodiscard]] std::optional<CommandOutcome> effectOf(
    const Command& command, const deployment::Deployment& deployment);

} // namespace sources
