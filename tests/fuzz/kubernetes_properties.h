// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace fuzz {

/// Whatever a cluster sends is read or refused: lists, lines of a watch, objects. What is cut out
/// of them lies within them, and what was read becomes records. Ends the process where that does
/// not hold.
void checkKubernetes(std::string_view text);

} // namespace fuzz
