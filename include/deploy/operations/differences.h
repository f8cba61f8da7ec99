// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstdint>
#include <vector>

namespace operations {

/// What of a deployment a decision may rest on.
enum class Field : std::uint8_t {
    Id,
    Status, ///< with its being paused
    Version,
    Environment,
    Service,
    CurrentStep,
    BlueImage,
    GreenImage,
    Traffic, ///< to the new version
    Percentage,
};

struct Difference {
    Field field = Field::Id;
    /// The decision may be another one now; the mere advance of a percentage is not.
    bool matters = true;

    bool operator==(const Difference&) const = default;
};

/// What is not as it was when a decision was made, in the order of the fields.
[[nodiscard]] std::vector<Difference> differences(
    const deployment::Deployment& before, const deployment::Deployment& now);

/// Whether one of them matters. Nothing is sent then before the user has decided again.
[[nodiscard]] bool hasChanged(
    const deployment::Deployment& before, const deployment::Deployment& now);

} // namespace operations
