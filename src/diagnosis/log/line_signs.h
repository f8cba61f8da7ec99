// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error_sign.h"
#include "deploy/deployment/trouble.h"

#include <string_view>

namespace diagnosis {

/// What a line says of errors.
struct LineSigns {
    deployment::ErrorSign error = deployment::ErrorSign::None;
    deployment::Troubles troubles; ///< none where the line tells of no error
    bool isWarning = false; ///< by its level
    bool isFatal = false; ///< likewise
    bool isResult = false; ///< that it went wrong, not what
    bool isAttempt = false; ///< one of several: it will be tried again
    bool isAftermath = false; ///< what comes of a cause: waiting for it, giving up, cleaning up

    auto operator<=>(const LineSigns&) const = default;
};

/// Of a message, and the name of the step that it was logged in, if any (errorSignOf).
[[nodiscard]] LineSigns signsOf(std::string_view message, std::string_view step = {});

/// Whether a message is no good news, though no error either: something is missing, expired, too
/// long, not valid. That is said of much that is well, and counts only where it was never said
/// before.
[[nodiscard]] bool complains(std::string_view message);

} // namespace diagnosis
