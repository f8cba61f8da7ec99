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

/// How many have not been ready for how long, how long others took, and what the cluster says of
/// the first of them. @p since: its time as it is shown.
[[nodiscard]] QString unreadyPodsText(const deployment::Workload& workload,
    const diagnosis::UnreadyPods& finding, const QString& since);

} // namespace models
