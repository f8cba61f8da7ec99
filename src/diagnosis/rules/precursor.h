// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/diagnosis/rules/finding.h"

#include <optional>
#include <stop_token>

namespace diagnosis {

/// What came just before a change that a curve shows at one of its points but not at the one before
/// (nullopt: there is none): what happened between the two, a change of traffic rather than the
/// start of a step, else the last of both within five minutes or three intervals before.
[[nodiscard]] std::optional<Precursor> precursorOf(const deployment::Deployment& deployment,
    deployment::Timestamp at, std::optional<deployment::Timestamp> pointBefore,
    const std::stop_token& stop);

} // namespace diagnosis
