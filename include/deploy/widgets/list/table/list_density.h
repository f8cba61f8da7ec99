// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace widgets {

/// How high the rows of the list are: as many as possible in view, or with room to rest the eye.
enum class ListDensity : std::uint8_t { Compact, Comfortable };

} // namespace widgets
