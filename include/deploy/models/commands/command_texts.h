// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command_spec.h"

#include <QString>

namespace models {

/// What is said of a kind of command, in the language of the interface; one row of texts for each
/// row of operations::allCommandSpecs. Texts with places are filled in by the preview.
struct CommandTexts {
    QString name; ///< "Roll back"
    QString title; ///< "Roll back %1", of the deployment
    QString button; ///< "Pause deployment"
    QString buttonWithTarget; ///< "Roll back to %1"; empty where there is none
    QString effect; ///< one or two sentences of version %1
    /// "%1 goes from %2 to %3 of the traffic.": the version, its share now and afterwards.
    QString traffic;
    QString underWay; ///< "Pausing"
    QString underWayWithTarget; ///< "Rolling back to %1"; empty where there is none
};
[[nodiscard]] CommandTexts commandTexts(operations::CommandKind kind);

/// "Pause", "Resume", "Roll back".
[[nodiscard]] QString commandText(operations::CommandKind kind);
/// "Roll back to V2.0.0"; safe to show.
[[nodiscard]] QString commandText(const operations::Command& command);
/// "Rolling back to V2.0.0"; safe to show.
[[nodiscard]] QString commandUnderWayText(const operations::Command& command);
/// "Outcome unknown", "Accepted, waiting", …
[[nodiscard]] QString commandStateText(operations::CommandState state);

} // namespace models
