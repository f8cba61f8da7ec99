// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/workloads/pod_player.h"

#include <string>
#include <vector>

namespace mock_kubernetes {

/// What a container writes when it starts.
[[nodiscard]] std::vector<std::string> startLines(const Json& pod, Fate fate);
/// Its last words before it fails.
[[nodiscard]] std::vector<std::string> lastLines(Fate fate);
/// What it writes while it runs, one line after the other.
[[nodiscard]] std::string runningLine(const Json& pod, Fate fate, int number);

} // namespace mock_kubernetes
