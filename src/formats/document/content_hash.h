// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bytes/cpu_features.h"

#include <cstdint>
#include <string_view>

namespace formats {

/// 64 bits that distinguish one content from another, several times as fast as bytes come from the
/// page cache. Never 0. Not for secrets, and not for keeping: another build may have another
/// function.
/// The processor must have the rounds of AES if it is to use them; the other way takes three times
/// as long and gives other numbers.
[[nodiscard]] std::uint64_t contentHash(std::string_view bytes, bool byAes = hasAesRounds());

} // namespace formats
