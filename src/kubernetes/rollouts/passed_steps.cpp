// SPDX-License-Identifier: GPL-3.0-or-later
#include "passed_steps.h"

#include "phase.h"

#include <algorithm>

namespace kubernetes {

namespace {

Passing passingOf(
    const WorkloadObject& rollout, std::size_t from, std::size_t to, const StatesBefore& before)
{
    const bool isPromoted = isFullyPromoted(rollout);
    // There is nothing that the first revision could take its traffic from.
    if (isPromoted && revisionOf(rollout.meta) == 1)
        return Passing::Skipped;
    if (before.wasPromotingFully || rollout.status.isFullyPromoting)
        return before.areWhole ? Passing::Skipped : Passing::Unknown;
    if (before.areWhole) {
        // It went back to the stable version, or to one that may be gone back to without steps.
        if (isPromoted && from == 0)
            return before.sawBeginning ? Passing::Skipped : Passing::Unknown;
        return to == from + 1 && !isPromoted ? Passing::Done : Passing::Unknown;
    }
    return to < rollout.spec.steps.size() ? Passing::Done : Passing::Unknown;
}

} // namespace

std::string_view wordOf(Passing passing)
{
    switch (passing) {
    case Passing::Done:
        return "COMPLETED";
    case Passing::Skipped:
        return "SKIPPED";
    case Passing::Unknown:
        break;
    }
    return "PASSED";
}

void passSteps(
    std::vector<Passing>& passed, const WorkloadObject& rollout, const StatesBefore& before)
{
    const auto count = static_cast<std::int64_t>(rollout.spec.steps.size());
    const auto to = static_cast<std::size_t>(
        std::clamp<std::int64_t>(rollout.status.stepIndex.value_or(0), 0, count));
    const std::size_t from = passed.size();
    passed.resize(to, from < to ? passingOf(rollout, from, to, before) : Passing::Unknown);
}

} // namespace kubernetes
