// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace history {

/// Less than zero, zero, or greater: texts compared with runs of digits taken as numbers.
[[nodiscard]] int compareNatural(std::string_view left, std::string_view right);

} // namespace history
