// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/run_index.h"
#include "deploy/history/history.h"

#include <vector>

namespace diagnosis {

/// What someone on call has to look at, in ascending order of the rows:
///
/// - what is paused, or waits to be promoted;
/// - what runs and is late (ExpectedEnd::isLate);
/// - what has failed or was rolled back and is still the newest deployment of its environment and
///   service: nothing has taken its place, and no new attempt runs.
///
/// Reads every row once. The index is up to date.
[[nodiscard]] std::vector<history::Row> needingAttention(
    const history::History& history, const RunIndex& index, deployment::Timestamp now);

} // namespace diagnosis
