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

/// When an event of the workload of that uid told that this revision began, and that it was done;
/// nullopt: none does (any more).
[[nodiscard]] std::optional<deployment::Timestamp> startByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision);
[[nodiscard]] std::optional<deployment::Timestamp> completionByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision);

/// Why the controller has made it the stable one: "Completed all 5 canary steps", "Full promotion
/// requested", "Initial deploy"; empty where no event tells (any more).
[[nodiscard]] std::string_view promotionByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision);

/// What tells that a revision was aborted, and not begun again since; nullptr if nothing does.
[[nodiscard]] const Event* abortByEvents(
    const std::vector<Event>& events, std::string_view uid, std::int64_t revision);

} // namespace kubernetes
