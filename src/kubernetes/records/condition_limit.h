// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/metrics.h"

#include <optional>
#include <string_view>

namespace kubernetes {

/// Where a metric begins to be bad, and on which side.
struct ConditionLimit {
    double limit = 0;
    deployment::Worse worse = deployment::Worse::Unknown;

    bool operator==(const ConditionLimit&) const = default;
};

/// Of a condition of an analysis in its simplest forms: "result[0] >= 0.95", "result < 0.5",
/// "isNaN(result[0]) || result[0] >= 0.95". nullopt for any other: it is shown as it is written.
/// @p isSuccess: the condition is what is good; else what is bad.
[[nodiscard]] std::optional<ConditionLimit> limitOf(std::string_view condition, bool isSuccess);

} // namespace kubernetes
