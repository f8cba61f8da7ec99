// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/history/history.h"

#include <QString>

#include <optional>

/// The sentences about one deployment as a whole. They claim what its record says and no more.
namespace models {

/// The status; "Rolled back" if the log says that it was done manually.
[[nodiscard]] QString statusText(const deployment::Deployment& deployment);
/// "In progress", "Not run" of a step that was not reached; an unknown word as it came.
[[nodiscard]] QString stepStatusText(
    const deployment::Deployment& deployment, const deployment::Step& step);
/// The name of a step, "Step 3" where it has none.
[[nodiscard]] QString stepName(const deployment::Deployment& deployment, std::size_t step);

/// How long it has lasted; of one that was rolled back later also when it was done: "3 d 2 h, done
/// after 20 min".
[[nodiscard]] QString lengthText(
    const deployment::Deployment& deployment, deployment::Timestamp now);
/// What elapsedText() counts: "Elapsed", "Duration" of what has ended, "Waiting" before it begins.
[[nodiscard]] QString elapsedTitle(const deployment::Deployment& deployment);
/// "Elapsed: 25 min 13 s"; of one that goes on by its status, but has ended by its end, that it is
/// not known (deployment::isEndInDoubt).
[[nodiscard]] QString elapsedText(
    const deployment::Deployment& deployment, deployment::Timestamp now);
/// Whether elapsedText() counts what runs of its kind are compared by: not how long it has waited.
[[nodiscard]] bool hasUsualDuration(const deployment::Deployment& deployment);
/// "Current step: …", "Last step: …" of what has ended; empty where the record names none.
[[nodiscard]] QString currentStepText(const deployment::Deployment& deployment);

/// What went wrong with a deployment, and where its log says so.
struct FailureText {
    QString text;
    bool isByHand = false; ///< rolled back manually; nothing else says that it failed
    std::optional<std::size_t> logEntry;
};
/// nullopt for a deployment that neither failed nor was rolled back.
[[nodiscard]] std::optional<FailureText> failureText(
    const deployment::Deployment& deployment, deployment::Zone zone);

/// "checkout V2.1.0 Production": what a tab is called; made safe to show. What is blank is left
/// out; where all is, it is the id.
[[nodiscard]] QString deploymentTitle(const deployment::Deployment& deployment);
/// The same, as far as its row tells.
[[nodiscard]] QString deploymentTitle(const history::History& history, history::Row row);
/// The version of a run, or its id where it has none; made safe to show.
[[nodiscard]] QString versionOrId(std::string_view version, std::string_view id);

} // namespace models
