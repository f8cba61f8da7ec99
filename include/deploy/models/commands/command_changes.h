// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"

#include <vector>

namespace models {

/// One difference from when the user started to decide; safe to show.
struct PlanChange {
    QString field;
    QString before;
    QString now;
    /// The decision may be another one now; the mere advance of a percentage is not.
    bool requiresReconfirmation = true;

    bool operator==(const PlanChange&) const = default;
};

/// What differs between two plans of one command, as far as it bears on the decision: the
/// deployment's state, what is deployed where, the connection, and the chosen target.
[[nodiscard]] std::vector<PlanChange> changesBetween(
    const CommandPlan& before, const CommandPlan& now, const std::string& targetVersion);

/// Whether one of them requires confirmation again.
[[nodiscard]] bool requiresReconfirmation(const std::vector<PlanChange>& changes);

} // namespace models
