// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/failure_words.h"

#include <string>

namespace deployment {

Message supersededBy(std::string_view revision)
{
    return {DEPLOY_MESSAGE("Message", "superseded by revision %1"), {std::string(revision)}};
}

std::optional<Message> FailureWords::ownReason() const
{
    const std::string begin = supersededBy({}).toEnglish();
    return reason.starts_with(begin) ? std::optional(supersededBy(reason.substr(begin.size())))
                                     : std::nullopt;
}

std::optional<FailureWords> failureWordsOf(std::string_view recorded)
{
    constexpr std::string_view alone = "failed: ";
    constexpr std::string_view behind = " (failed: ";
    FailureWords words;
    const auto open = recorded.find(behind);
    if (recorded.starts_with(alone)) {
        words.reason = recorded.substr(alone.size());
    } else if (open != std::string_view::npos && recorded.ends_with(')')) {
        words.step = recorded.substr(0, open);
        words.reason = recorded.substr(open + behind.size());
        words.reason.remove_suffix(1);
    }
    return words.reason.empty() ? std::nullopt : std::optional(words);
}

} // namespace deployment
