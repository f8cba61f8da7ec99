// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/cluster_access.h"

#include <string>

namespace kubernetes {

/// The plug-in with its mode read. Errors (BadFormat) as kubectl has them for the user.
[[nodiscard]] deployment::Expected<ExecPlugin> checkedPlugin(
    ExecPlugin plugin, const std::string& interactiveMode, const std::string& user);

} // namespace kubernetes
