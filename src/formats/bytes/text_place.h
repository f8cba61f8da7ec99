// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace formats {

/// A place in a text, counted from 1; columns are bytes.
struct TextPlace {
    std::uint64_t line = 1;
    std::uint64_t column = 1;

    bool operator==(const TextPlace&) const = default;
};

/// The place right after the given bytes, which begin at the given place.
[[nodiscard]] TextPlace advancedBy(TextPlace place, std::string_view passed);

/// The place of which one that counts from the origin speaks, and the way back.
[[nodiscard]] TextPlace placeFrom(TextPlace origin, TextPlace relative);
[[nodiscard]] TextPlace relativeTo(TextPlace origin, TextPlace place);

} // namespace formats
