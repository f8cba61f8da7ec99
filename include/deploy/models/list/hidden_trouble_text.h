// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/hidden_trouble.h"
#include "deploy/models/list/list_filter.h"

#include <QString>

namespace models {

/// "The filter hides 2 running and 1 failed in the last 24 hours."
[[nodiscard]] QString hiddenTroubleText(const history::HiddenTrouble& trouble);
/// The narrowest usual filter that shows it.
[[nodiscard]] ListFilter filterShowing(
    const history::HiddenTrouble& trouble, deployment::Timestamp now);
/// "2025-10-01 00:00 to 2025-11-01 00:00"; an end that is open is left out.
[[nodiscard]] QString rangeText(const history::TimeRange& range, deployment::Zone zone);

} // namespace models
