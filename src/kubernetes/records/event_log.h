// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

#include "deploy/deployment/log.h"

#include <optional>

namespace kubernetes {

/// Events as a log, in the order of time: "Warning BackOff pod/web-1: Back-off ... (x12 until
/// 2026-03-03T09:20:00Z)". Those before @p from and those from @p until on are left out.
[[nodiscard]] deployment::Log logOf(const std::vector<const Event*>& events,
    std::string_view workloadUid, std::optional<deployment::Timestamp> from,
    std::optional<deployment::Timestamp> until);

} // namespace kubernetes
