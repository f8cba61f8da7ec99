// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/timestamp.h"

#include <QString>

#include <optional>
#include <vector>

namespace models {

class TimeContext;

/// Where deployments come from, as far as a user does something else about each.
enum class Origin { File, Server, Cluster };

/// What a user can do where something could not be read, or takes long.
enum class WayOut { Retry, SignIn, EditConnection, ChooseFile, CopyDetails, StopReading };

/// Something that could not be read.
struct Failure {
    deployment::Error error = {};
    Origin origin = Origin::Server;
    QString place = {}; ///< a path or an address, without secrets; safe to show
    std::optional<deployment::Timestamp> since = {}; ///< of the first attempt in a row that failed
    std::optional<deployment::Timestamp> nextAttempt =
        {}; ///< by itself; nullopt: it waits for the user
    bool isRetrying = false; ///< at this moment
    bool isOfDeployment = false; ///< one deployment of a source that is there

    bool operator==(const Failure&) const = default;
};

/// How a failure is told, wherever it is: what is true, why, since when, and what can be done.
struct FailureState {
    deployment::ErrorCode code = deployment::ErrorCode::Unknown;
    QString title;
    QString reason; ///< a sentence or two
    QString since; ///< and what happens next by itself; empty if no time is known
    std::vector<WayOut> waysOut; ///< the likeliest first
    QString details; ///< for a colleague: all of it, and the place, line by line

    [[nodiscard]] bool canSignIn() const;

    bool operator==(const FailureState&) const = default;
};

/// In the language of the interface. Asks to be ticked every second where it counts down.
[[nodiscard]] FailureState failureState(const Failure& failure, const TimeContext& time);

/// On one line, where there is something to show beside it: "The server is not available: ...".
[[nodiscard]] QString failureText(const FailureState& failure);

/// "Try again"
[[nodiscard]] QString wayOutText(WayOut way);

} // namespace models
