// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

namespace kubernetes {

/// When an attempt began, and how well that is known.
struct StartFound {
    deployment::Timestamp time; ///< means nothing where it is unknown
    Accuracy accuracy = Accuracy::Unknown;
};

/// As far as the workload itself tells, of the attempt of that revision.
[[nodiscard]] StartFound startByObject(const WorkloadObject& object, std::int64_t revision);

} // namespace kubernetes
