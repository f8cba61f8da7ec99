// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/rules/finding.h"

#include <array>

namespace diagnosis {

std::string_view ruleOf(const Finding& finding)
{
    static constexpr std::array<std::string_view, std::variant_size_v<Finding>> rules{
        "failed-step", "log-lines", "failing-pods", "unready-pods", "metric-shift", "late-step"};
    return rules[finding.index()];
}

} // namespace diagnosis
