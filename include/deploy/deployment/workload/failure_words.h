// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace deployment {

/// Why an attempt in a cluster failed, as its row says it. Parts of the text that was given.
struct FailureWords {
    std::string_view step; ///< empty if the workload has none
    std::string_view reason; ///< in the words of the cluster

    bool operator==(const FailureWords&) const = default;
};

/// Of the current step of a record: "setWeight: 20 (failed: RolloutAborted: ...)", or "failed:
/// ..." alone. Nothing if it says no reason.
[[nodiscard]] std::optional<FailureWords> failureWordsOf(std::string_view recorded);

} // namespace deployment
