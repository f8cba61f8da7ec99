// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace formats {

/// The offset of the first byte that does not begin or go on a well-formed UTF-8 sequence. A
/// sequence that the end of the text cuts off counts as invalid.
[[nodiscard]] std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

/// Length of the well-formed sequence at the beginning of the text; 0 if there is none.
[[nodiscard]] std::size_t utf8SequenceLength(std::string_view text);

} // namespace formats
