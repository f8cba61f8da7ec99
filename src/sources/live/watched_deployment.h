// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"
#include "deploy/sources/scheduler.h"

#include "backoff.h"
#include "revision_ledger.h"

#include <optional>
#include <vector>

namespace sources {

/// Why what is known of a watched deployment may be old, though the rest of the source is current.
struct WatchedReadError {
    deployment::Message reason;
    std::optional<deployment::Timestamp> asOf; ///< nullopt if it was never read
    std::optional<deployment::Timestamp> nextAttempt;
    bool operator==(const WatchedReadError&) const = default;
};

/// A watched deployment from its first observer to its last.
struct WatchedDeployment {
    std::vector<const DeploymentObserver*> observers; ///< of the watches
    SnapshotPointer latest; ///< may be null
    Revision known; ///< of the latest
    bool isReading = false;
    bool isTouched = false; ///< since it was asked for last
    Revision wanted; ///< since it was asked for last
    std::size_t wantedLog = 0; ///< since it was asked for last
    Scheduler::AlarmPointer alarm; ///< the pause after a reading, or until the next attempt
    Scheduler::AlarmPointer gracePeriod;
    Backoff backoff;
    std::optional<deployment::Timestamp> asOf; ///< when it was known to be current
    std::optional<WatchedReadError> error;

    [[nodiscard]] bool hasNews() const
    {
        const std::size_t entries = latest ? latest->deployment.log.size() : 0;
        return isTouched || (wanted && (!known || *known < *wanted)) || wantedLog > entries;
    }
};

} // namespace sources
