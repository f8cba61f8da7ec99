// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload.h"
#include "deploy/diagnosis/rules/finding.h"

#include <QString>

namespace models {

/// "2 of 3 pods of this version are not ready: CrashLoopBackOff. The container keeps ending …": how
/// many, and what is wrong with the first of them.
[[nodiscard]] QString failingPodsText(
    const deployment::Workload& workload, const diagnosis::FailingPods& finding);

} // namespace models
