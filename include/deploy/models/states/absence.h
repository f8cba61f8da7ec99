// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/states/failure_state.h"

namespace models {

/// What is said in the place of what is missing although nothing has gone wrong with the page: what
/// is true, why, since when, what can be done.
struct Absence {
    QString title;
    QString text;
    QString since = {}; ///< empty if that does not matter (yet)
    std::vector<WayOut> waysOut = {}; ///< the likeliest first
    QString details = {}; ///< for a colleague, where copying them is a way out
    bool isTrouble = false; ///< something could not be read

    bool operator==(const Absence&) const = default;
};

/// In the place of the curves; nullopt if there is a curve, or points that are no numbers.
[[nodiscard]] std::optional<Absence> absenceOfMetrics(const DeploymentRecord& record);

/// In the place of the log; nullopt if it has an entry. The logs of its pods may be at hand.
[[nodiscard]] std::optional<Absence> absenceOfLog(
    const DeploymentRecord& record, bool arePodLogsOffered);

} // namespace models
