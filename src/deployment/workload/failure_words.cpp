// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/deployment/workload/failure_words.h"

namespace deployment {

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
