// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/states/failure_state.h"
#include "deploy/sources/source.h"
#include "deploy/widgets/controls/state_line.h"

#include <optional>

namespace models {
class TimeContext;
}

namespace console {

class FollowedRun;
class SourceSession;

/// How fresh a view is, in the words that stand above it: "Live", "Stale since 10:42:07: …".
[[nodiscard]] widgets::StatusMessage freshnessLine(
    const sources::Freshness& freshness, const models::TimeContext& time);

/// The same in a word or two, for where the reason is told beside it.
[[nodiscard]] widgets::StatusMessage shortFreshnessLine(
    const sources::Freshness& freshness, const models::TimeContext& time);

/// What a source does not give, as every view tells it; nullopt while all is well.
[[nodiscard]] std::optional<models::FailureState> sourceFailure(
    const SourceSession& session, const models::TimeContext& time);

/// The same of one of its deployments.
[[nodiscard]] std::optional<models::FailureState> runFailure(
    const FollowedRun& run, const SourceSession& session, const models::TimeContext& time);

} // namespace console
