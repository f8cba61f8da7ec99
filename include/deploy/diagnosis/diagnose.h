// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"
#include "deploy/diagnosis/rules/reference.h"

#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace diagnosis {

/// Told of findings as soon as they are there (each call has all of them, the most telling first),
/// and of how much of the log has been judged, 0 to 1.
using OnProgress = std::function<void(std::span<const Finding> soFar, double judged)>;

/// What went wrong, the most telling first; empty if nothing did. Blocks for as long as the log is
/// long: to be called in a thread of its own. Stopped, it returns what it has.
[[nodiscard]] std::vector<Finding> diagnose(const deployment::Deployment& deployment,
    const Reference& reference, const std::stop_token& stop = {},
    const OnProgress& onProgress = {});

} // namespace diagnosis
