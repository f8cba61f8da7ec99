// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

namespace sources {

/// Whether so much time has passed since then. Where the clock was set back meanwhile, nobody knows
/// how much has, and nobody waits the longer for it: what lies ahead of the clock counts as over.
[[nodiscard]] constexpr bool hasPassed(
    deployment::Milliseconds interval, deployment::Timestamp since, deployment::Timestamp now)
{
    return now < since || now - since >= interval;
}

} // namespace sources
