// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/message.h"
#include "deploy/deployment/timestamp.h"

#include <QMetaType>

#include <optional>

namespace sources {

/// How fresh what the source gave is.
struct Freshness {
    enum class State { Idle, Loading, Live, Polling, Watching, Stale, Offline };
    State state = State::Idle;
    std::optional<deployment::Timestamp> asOf; ///< when the data was last known to be current
    std::optional<deployment::Timestamp> nextAttempt;
    deployment::Message reason; ///< of Stale and Offline; empty pattern otherwise
    bool isArchived = false; ///< all that is shown is what was kept of it: nothing else has come
    deployment::ErrorCode code = deployment::ErrorCode::Unknown; ///< of the reason

    bool operator==(const Freshness&) const = default;
};

} // namespace sources

Q_DECLARE_METATYPE(sources::Freshness)
