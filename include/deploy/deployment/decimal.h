// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace deployment {

/// The number that the text is, a whole one from 0 on in digits alone; nullopt for any other text
/// and for one that is too large.
[[nodiscard]] inline std::optional<std::uint64_t> parseDecimal(std::string_view digits)
{
    std::uint64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

} // namespace deployment
