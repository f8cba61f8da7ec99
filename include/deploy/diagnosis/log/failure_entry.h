// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <optional>

namespace diagnosis {

/// The entry of the log that a deployment which failed is told by in a line, as long as there are
/// no good runs to compare it with: the one that the rule log-lines would name first. It looks at
/// entriesOfFailure entries around the end of the step that failed, which takes some milliseconds.
/// Where none of them tells of trouble, the last one up to the end of the step, or the first if all
/// are later; nothing without a step, or where the record itself says why (failureWordsOf). nullopt
/// without a log, and for a deployment that did not fail.
[[nodiscard]] std::optional<std::size_t> failureEntryOf(const deployment::Deployment& deployment);

inline constexpr std::size_t entriesOfFailure = 20'000;

} // namespace diagnosis
