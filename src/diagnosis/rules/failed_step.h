// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"

#include <optional>

namespace diagnosis {

/// The first step that failed, or during which the deployment did. A step that was stopped because
/// somebody rolled the deployment back has not failed; neither has one that was tried again.
[[nodiscard]] std::optional<FailedStep> failedStep(const deployment::Deployment& deployment);

} // namespace diagnosis
