// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload.h"

#include <string>

namespace plugin {

/// What `kubectl argo rollouts get rollout` prints of it, with every age "7d" and without spaces at
/// the ends of lines.
[[nodiscard]] std::string textOf(const deployment::Workload& workload);

/// The table of one part of its tree, such as that of `get experiment`: the node of that name and
/// what belongs to it.
[[nodiscard]] std::string treeOf(const deployment::Workload& workload, const std::string& from);

/// Without spaces at the ends of lines.
[[nodiscard]] std::string trimmed(const std::string& text);

} // namespace plugin
