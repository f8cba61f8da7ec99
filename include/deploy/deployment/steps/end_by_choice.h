// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace deployment {

struct Deployment;

/// What ended a run of a cluster that tells no failure of its own: somebody, or a program of
/// theirs, put an older version in its place, or broke it off.
enum class EndByChoice : std::uint8_t { None, RolledBack, Aborted };
[[nodiscard]] EndByChoice endByChoice(const Deployment& deployment);

/// Whether the words of a cluster tell of an abort and of no cause of it: "RolloutAborted: Rollout
/// aborted update to revision 2". What a controller aborts by itself has its cause behind that.
[[nodiscard]] bool tellsOnlyAbort(std::string_view words);
/// Whether the current step of a record tells no more of the end of its run than that.
[[nodiscard]] bool isOnlyAborted(std::string_view currentStep);

} // namespace deployment
