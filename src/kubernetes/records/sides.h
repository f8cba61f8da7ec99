// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

#include "deploy/deployment/resources.h"

namespace kubernetes {

/// The two sides of an attempt: that of its own version (which the record calls blue) and that of
/// the version beside it, the stable one or the next that still has pods; and a slot for each
/// experiment that has a part of the traffic. Traffic is only told where something divides it.
[[nodiscard]] deployment::Resources sidesOf(const WorkloadObject& workload, const Attempt& attempt,
    bool isCurrent, const Children& children);

} // namespace kubernetes
