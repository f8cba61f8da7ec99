// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/attempts.h"
#include "deploy/operations/command_spec.h"

#include "kubernetes/client/access_review.h"

#include <vector>

namespace sources {

/// What a command to the workload takes; where there are several, one of them may do.
[[nodiscard]] std::vector<AccessQuestion> rightsFor(
    operations::CommandKind kind, const kubernetes::AttemptBook::Workload& workload);

/// "patch rollouts/status".
[[nodiscard]] std::string rightText(const AccessQuestion& question);

} // namespace sources
