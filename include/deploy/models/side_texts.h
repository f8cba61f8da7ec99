// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/derived_values.h"

#include <QString>

namespace models {

/// "Blue environment", "New version".
[[nodiscard]] QString sideTitle(deployment::SideName name);
/// That a record has no such set of resources, as a sentence.
[[nodiscard]] QString missingSideText(deployment::SideName name);
/// "Blue 50%", "New: not known", "No old version". @p slot null: there is none.
[[nodiscard]] QString sideShareText(
    deployment::SideName name, const deployment::EnvironmentSlot* slot);

} // namespace models
