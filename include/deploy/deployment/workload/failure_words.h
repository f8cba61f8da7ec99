// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/message.h"

#include <optional>
#include <string_view>

namespace deployment {

/// Why an attempt in a cluster failed, as its row says it. Parts of the text that was given.
struct FailureWords {
    std::string_view step; ///< empty if the workload has none
    std::string_view reason; ///< in the words of the cluster, but for ownReason()

    bool operator==(const FailureWords&) const = default;
    /// The reason where it is the record's and not the cluster's (supersededBy()).
    [[nodiscard]] std::optional<Message> ownReason() const;
};

/// Why an attempt failed whose place another one took before it was done.
[[nodiscard]] Message supersededBy(std::string_view revision);

/// Of the current step of a record: "setWeight: 20 (failed: RolloutAborted: ...)", or "failed:
/// ..." alone. Nothing if it says no reason.
[[nodiscard]] std::optional<FailureWords> failureWordsOf(std::string_view recorded);

} // namespace deployment
