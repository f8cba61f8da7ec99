// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diagnosis {

/// The last good runs before a deployment: those that succeeded in the same environment (and
/// service) with the same strategy and started before it, the newest first; up to count.
[[nodiscard]] std::vector<history::Row> goodRunsBefore(
    const history::History& history, history::Row row, std::size_t count);

/// What is live in an environment (of a service): the newest deployment that succeeded and was not
/// rolled back since. Defined in the user guide.
struct LiveVersion {
    std::string environment;
    std::string service;
    std::optional<history::Row> live; ///< nullopt: it is not known what is
    std::vector<history::Row> running; ///< that started after it, the newest first; paused ones too
    std::optional<history::Row> failed; ///< the newest after it that failed or was rolled back
    std::optional<deployment::Timestamp> lastActivity;

    bool operator==(const LiveVersion&) const = default;
};

/// Of each environment and service of the history, whatever is filtered: those with the newest
/// activity first.
[[nodiscard]] std::vector<LiveVersion> liveVersions(const history::History& history);

/// The deployment that was live when the row started: whose version it replaces. nullopt if not
/// known.
[[nodiscard]] std::optional<history::Row> predecessorOf(
    const history::History& history, history::Row row);

} // namespace diagnosis
