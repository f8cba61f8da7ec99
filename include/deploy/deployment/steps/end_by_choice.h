// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace deployment {

struct Deployment;

/// What ended a run of a cluster that tells no failure of its own: somebody, or a program of
/// theirs, put an older version in its place, or broke it off.
enum class EndByChoice : std::uint8_t { None, RolledBack, Aborted };
[[nodiscard]] EndByChoice endByChoice(const Deployment& deployment);

/// How somebody ended a run, by its log or by what its cluster tells, as far as that is known.
struct ChosenEnd {
    EndByChoice how = EndByChoice::None; ///< never None
    std::optional<std::size_t> logEntry; ///< that says so
    std::optional<Timestamp> at;
    std::optional<std::size_t> step; ///< that was under way, or that the rollback marked as failed

    bool operator==(const ChosenEnd&) const = default;
};
/// nullopt for a run that nobody is known to have ended. Whatever says how a run ended asks this.
[[nodiscard]] std::optional<ChosenEnd> chosenEndOf(const Deployment& deployment);

/// Whether the words of a cluster tell of an abort and of no cause of it: "RolloutAborted: Rollout
/// aborted update to revision 2". What a controller aborts by itself has its cause behind that.
[[nodiscard]] bool tellsOnlyAbort(std::string_view words);
/// Whether the current step of a record tells no more of the end of its run than that.
[[nodiscard]] bool isOnlyAborted(std::string_view currentStep);

} // namespace deployment
