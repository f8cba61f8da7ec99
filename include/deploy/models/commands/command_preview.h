// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"

namespace models {

/// What a command will do, in words and values that are safe to show. Strings may be empty if
/// nothing is known.
struct CommandPreview {
    QString title; ///< "Roll back DEP-001"
    QString sendText; ///< the button: "Roll back to V2.0.0"
    QString effect; ///< one or two sentences
    QString state; ///< "Running, 60 %, Traffic switch"
    QString versionNow;
    QString versionAfter; ///< empty: stays, or not chosen yet
    QString imageNow; ///< of the version that is deployed, with its color where it has one: "app:v2
                      ///< (blue)"
    QString imageOther; ///< of the other side
    /// "V2.1.0 goes from 50 % to 0 % of the traffic."; what it has now, as long as a version has to
    /// be chosen; empty where unknown.
    QString traffic;
    deployment::Resources now;
    deployment::Resources after; ///< how the traffic is split when the command has taken effect
    bool awaitsChoice = false; ///< of a version: before it, nothing is to be said of what is after
};

[[nodiscard]] CommandPreview previewOf(const CommandPlan& plan, const std::string& targetVersion);

} // namespace models
