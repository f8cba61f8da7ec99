// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"
#include "deploy/diagnosis/rules/reference.h"

#include <optional>

namespace diagnosis {

/// The running step that has taken longer than it usually does; the one that is the furthest beyond
/// it, where several run. None while the deployment is paused.
[[nodiscard]] std::optional<LateStep> lateStep(
    const deployment::Deployment& deployment, const Reference& reference);

} // namespace diagnosis
