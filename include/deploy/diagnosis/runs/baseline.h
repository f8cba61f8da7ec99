// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diagnosis {

/// The last good runs before a deployment: those that succeeded in the same environment (and
/// service) with the same strategy and started before it, the newest first; up to count. Ordered
/// like the list (history::isNewer). Reads every row: a RunIndex answers at once.
[[nodiscard]] std::vector<history::Row> goodRunsBefore(
    const history::History& history, history::Row row, std::size_t count);

/// How long the newest of them took that had succeeded when the row started; up to
/// DurationStatistics::maxRuns, the newest first. For statisticsOf() and expectedEnd(). Reads every
/// row, too.
[[nodiscard]] std::vector<deployment::Milliseconds> durationsBefore(
    const history::History& history, history::Row row);

/// What is live in an environment (of a service): the newest deployment that succeeded and was not
/// rolled back since. Defined in the user guide.
struct LiveVersion {
    /// So many that run are listed.
    static constexpr std::size_t maxRunning = 100;

    std::string environment;
    std::string service;
    std::optional<history::Row> live; ///< nullopt: it is not known what is, or nothing
    /// The newest of a workload that was deleted, where nothing has succeeded after it.
    std::optional<history::Row> deleted;
    /// Those that started after it, the newest first; paused ones too, pending ones not.
    std::vector<history::Row> running;
    std::optional<history::Row> failed; ///< the newest after it that failed or was rolled back
    /// Whether that came after it; false where it only may have, or nothing failed.
    bool hasFailedAfterLive = false;
    /// The newest after it that has ended in a status that is not known, or succeeded no one knows
    /// when, also by a start that is still to come: it may be live instead.
    std::optional<history::Row> unclear;
    /// The latest start or end of those above.
    std::optional<deployment::Timestamp> lastActivity;

    bool operator==(const LiveVersion&) const = default;
};

/// Of each environment and service of the history at that time, whatever is filtered: those with
/// the newest activity first, then by environment and service. Reads every row once; LiveVersions
/// is kept up to date.
[[nodiscard]] std::vector<LiveVersion> liveVersions(
    const history::History& history, deployment::Timestamp now);

/// The deployment that was live when the row started: whose version it replaces. That is the newest
/// one that had succeeded by then. nullopt if there is none, or if it is not known: a later one was
/// rolled back afterwards, and may have been live until then. Reads every row: a RunIndex answers
/// at once.
[[nodiscard]] std::optional<history::Row> predecessorOf(
    const history::History& history, history::Row row);

} // namespace diagnosis
