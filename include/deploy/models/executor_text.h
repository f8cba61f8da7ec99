// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <string_view>

namespace models {

/// Who brought a deployment, made safe to show. What a cluster tells is a program ("via kubectl"),
/// and nobody by whom it was begun.
[[nodiscard]] QString executorText(std::string_view executor, std::size_t limit = 512);
/// The same after what else is said of it: "by SRE-Wang", "via kubectl"; empty for nobody.
[[nodiscard]] QString byExecutorText(std::string_view executor, std::size_t limit = 512);

} // namespace models
