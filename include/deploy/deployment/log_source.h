// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <optional>
#include <string>

namespace deployment {

/// A log beside that of the deployment: of one container of one pod.
struct LogSource {
    std::string group; ///< the pod
    std::string name; ///< the container
    std::string role; ///< of what it belongs to: "canary", "stable"; may be empty
    bool hasPrevious = false; ///< it was restarted: there is a log of before

    bool operator==(const LogSource&) const = default;
};

/// How much of it.
struct LogRequest {
    LogSource source;
    bool previous = false; ///< of before the last restart
    bool follow = true; ///< what is written from now on, too
    int lines = 500; ///< the latest ones; 0: all
    std::optional<Timestamp> since;

    bool operator==(const LogRequest&) const = default;
};

} // namespace deployment
