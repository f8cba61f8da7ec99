// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/attempts.h"

#include "rollouts/passed_steps.h"

#include <optional>
#include <string>
#include <vector>

namespace kubernetes {

/// How well a moment is known.
enum class Accuracy : std::uint8_t {
    Unknown, ///< nothing tells, and the record says so: it was first seen here at that moment
    Guessed, ///< something that happened near it
    Noticed, ///< the change was seen as it came
    Told, ///< the cluster says so
};

/// How an attempt stands beyond what its workload says: what has ended stays ended.
enum class Outcome : std::uint8_t {
    Open, ///< its workload says
    Completed,
    Replaced, ///< another one took its place, or its workload is gone
    Past, ///< only its ReplicaSet is known
};

/// One attempt of a workload, as it was last seen.
struct Attempt {
    AttemptId id;
    bool isCounted = true; ///< a controller has given it its revision
    std::string hash; ///< of its pod template; empty: not known yet
    std::optional<deployment::Timestamp> templateCreated; ///< when the ReplicaSet was made
    Outcome outcome = Outcome::Open;
    deployment::Timestamp start;
    Accuracy startAccuracy = Accuracy::Guessed;
    /// The record has it where the start is known, too: a length by a guess would be a wrong one.
    std::optional<deployment::Timestamp> end;
    StepsBehind steps;
    bool hasToldSteps = false; ///< a count of them was read since it was first seen
    bool hasVersionOfTemplate = false; ///< not only a hash
    bool isHidden = false;
    bool wasSeenToBegin = false; ///< it took the place of one that was known
    /// Whether it was done before it was first seen is not known; its status says so.
    bool mayHaveEnded = false;
    /// What became of it, and what it is to others; beside what its workload says now.
    std::vector<std::string> marks;
    deployment::Deployment record; ///< as the list shows it

    [[nodiscard]] bool isUnfinished() const;
};

/// The row that is shown of it.
[[nodiscard]] AttemptChange changeOf(const Attempt& attempt);

} // namespace kubernetes
