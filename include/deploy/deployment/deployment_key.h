// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace deployment {

/// Names one deployment among everything that is open: its source (the id of a connection, the path
/// of a file) and its id there. Without a deployment it names the source.
struct DeploymentKey {
    std::string sourceId;
    std::string deploymentId = {};

    auto operator<=>(const DeploymentKey&) const = default;
};

} // namespace deployment
