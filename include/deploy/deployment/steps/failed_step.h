// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <optional>

namespace deployment {

/// The step that the deployment failed of, as far as its record tells: one that is marked as failed
/// or, of a deployment that failed, was under way. Not one that somebody stopped, who had asked for
/// the rollback by then; nullopt also for a deployment that is done. Whatever names a step as the
/// one that failed asks this: no other one is accused.
[[nodiscard]] std::optional<std::size_t> stepThatFailed(const Deployment& deployment);

/// The first step that is marked as failed: by their ends where these are known, else as they
/// stand. Not one that was tried again: another one of its name has begun after it.
[[nodiscard]] std::optional<std::size_t> firstFailedStep(const Deployment& deployment);

/// How far a deployment had come that failed or was rolled back: firstFailedStep(), else the step
/// that still runs, else the last one that has started, however well that went. nullopt for a
/// deployment that did not fail.
[[nodiscard]] std::optional<std::size_t> lastActiveStep(const Deployment& deployment);

/// The entry of the log that says that a deployment which was rolled back was so by hand. No step
/// of it need have failed then, whatever its steps are marked as.
[[nodiscard]] std::optional<std::size_t> logEntryOfRollbackByHand(const Deployment& deployment);

} // namespace deployment
