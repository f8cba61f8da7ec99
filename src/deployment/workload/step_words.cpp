// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/step_words.h"

#include "deploy/deployment/workload/failure_words.h"
#include "deploy/deployment/workload/pause_words.h"

namespace deployment {

std::optional<std::string> plainStep(std::string_view recorded)
{
    if (recorded.empty())
        return std::nullopt;
    if (const auto failure = failureWordsOf(recorded)) {
        const std::string reason(failure->reason);
        return failure->step.empty() ? reason : std::string(failure->step) + ": " + reason;
    }
    const auto pause = pauseWordsOf(recorded);
    return pause ? std::optional(pause->toEnglish()) : std::nullopt;
}

} // namespace deployment
