// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_problems.h"

#include "deploy/deployment/deployment.h"

#include <cstddef>

namespace formats {

/// Where the parts of a record that have times begin in its text; 0: there are none.
struct TimedParts {
    std::size_t steps = 0;
    std::size_t metrics = 0;
    std::size_t logs = 0;
};

/// Warns of the times of a deployment that lie years away from its others (OwnTimes), and leaves
/// out the points of curves among them. Steps and lines stay as the record has them.
void checkOwnTimes(
    deployment::Deployment& deployment, const TimedParts& parts, RecordProblems& problems);

} // namespace formats
