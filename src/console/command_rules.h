// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/widgets/detail_states.h"

#include <QString>

namespace console {

/// Each command of a deployment. A general obstacle (the source, a command under way) stands before
/// all others; empty: there is none.
[[nodiscard]] widgets::CommandsAvailability availabilityOf(
    const deployment::Deployment& deployment, const QString& obstacle);

} // namespace console
