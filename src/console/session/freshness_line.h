// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"
#include "deploy/widgets/controls/state_line.h"

namespace models {
class TimeContext;
}

namespace console {

/// How fresh a view is, in the words that stand above it: "Live", "Stale since 10:42:07: …".
[[nodiscard]] widgets::StatusMessage freshnessLine(
    const sources::Freshness& freshness, const models::TimeContext& time);

/// The same without the reason, for where that is shown anyway; empty unless there is a next
/// attempt to wait for.
[[nodiscard]] widgets::StatusMessage nextAttemptLine(
    const sources::Freshness& freshness, const models::TimeContext& time);

} // namespace console
