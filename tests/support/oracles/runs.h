// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/live_versions.h"
#include "deploy/history/succession.h"

#include <optional>
#include <vector>

namespace test_support {

/// The deployment that was live when the row started, by a look at every row: what
/// diagnosis::RunIndex is held to.
[[nodiscard]] inline std::optional<history::Row> predecessorOf(
    const history::History& history, history::Row row)
{
    using deployment::Status;
    using history::Row;
    const history::Lineage lineage(history, row);
    std::optional<Row> predecessor;
    std::optional<Row> rolledBackLater;
    const auto take = [&history](std::optional<Row>& newest, Row other) {
        if (!newest || history::isNewer(history, other, *newest))
            newest = other;
    };
    for (Row other = 0; other < history.size(); ++other) {
        if (!lineage.has(other) || !history::isNewer(history, row, other))
            continue;
        const auto end = history.end(other);
        const bool hadEnded = !end || *end <= history.start(row);
        if (history.status(other) == Status::Completed && hadEnded)
            take(predecessor, other);
        else if (history.status(other) == Status::RolledBack && !hadEnded)
            take(rolledBackLater, other);
    }
    if (predecessor && rolledBackLater && history::isNewer(history, *rolledBackLater, *predecessor))
        return std::nullopt;
    return predecessor;
}

/// What is live, of a history that is looked at for the first time: what following its changes is
/// held to.
[[nodiscard]] inline std::vector<diagnosis::LiveVersion> liveVersions(
    const history::History& history, deployment::Timestamp now)
{
    diagnosis::LiveVersions versions;
    versions.update(history, now);
    return versions.versions();
}

} // namespace test_support
