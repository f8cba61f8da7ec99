// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/commands.h"

#include "commands/command_outcome.h"
#include "http/messages/http_message.h"
#include "kubernetes/client/kube_status.h"

#include <optional>
#include <string_view>

namespace sources {

/// What an answer other than 2xx to one patch means: refused where the API server says so before
/// anything was stored; unknown where it may have been.
[[nodiscard]] CommandOutcome outcomeOfFailure(const KubeFailure& failure);
/// The same of a patch after the first of a command: those before have taken effect.
[[nodiscard]] CommandOutcome outcomeOfRest(const KubeFailure& failure);
/// The same of a dry run, which stores nothing. nullopt: the server cannot do one here, so that
/// there is no saying.
[[nodiscard]] std::optional<CommandOutcome> outcomeOfDryRun(const KubeFailure& failure);

/// Whether the object that the server returned holds what the patch asks for: servers pass over
/// fields that they do not know, and answer 200.
[[nodiscard]] bool holdsWhatWasAsked(const kubernetes::Patch& patch, std::string_view object);
/// What is to be said of an answer 2xx that is not the object with what was asked for; nullopt if
/// it is.
[[nodiscard]] std::optional<CommandOutcome> doubtAbout(
    const kubernetes::Patch& patch, std::string_view answer);
/// The same of a dry run: where the cluster has not answered, nothing is sent after it.
[[nodiscard]] std::optional<CommandOutcome> outcomeOfTrial(
    const kubernetes::Patch& patch, std::string_view answer);

} // namespace sources
