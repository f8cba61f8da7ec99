// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"

#include <filesystem>
#include <vector>

namespace server {

/// All deployments of a file that the console can open; records that cannot be read are left out.
[[nodiscard]] deployment::Expected<std::vector<deployment::Deployment>> readHistory(
    const std::filesystem::path& path);

} // namespace server
