// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workload_history.h"

namespace kubernetes {

/// An attempt with all that its workload and what belongs to it tell. Of one that is over, what is
/// left of it: its ReplicaSet, its analysis runs, the events of its time.
[[nodiscard]] deployment::Deployment wholeRecord(const WorkloadHistory& history,
    std::int64_t revision, const Children& children, deployment::Timestamp now);

} // namespace kubernetes
