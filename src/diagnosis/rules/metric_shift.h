// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"
#include "deploy/diagnosis/rules/reference.h"

#include <stop_token>
#include <vector>

namespace diagnosis {

/// The curves that left what is normal for them, the earliest first; one finding a metric.
/// docs/diagnosis.md says from when on a shift is one.
[[nodiscard]] std::vector<MetricShift> metricShifts(const deployment::Deployment& deployment,
    const Reference& reference, const std::stop_token& stop);

} // namespace diagnosis
