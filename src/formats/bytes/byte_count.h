// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace formats {

/// How many bytes of the text, with the given bits set, equal the wanted one. As fast as memory: it
/// looks at every byte of a history.
[[nodiscard]] std::uint64_t countBytes(std::string_view text, char wanted, char setBits = 0);

} // namespace formats
