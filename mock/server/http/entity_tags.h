// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server {

/// "\"1742\""
[[nodiscard]] std::string revisionTag(std::uint64_t revision);

/// The tags of If-Match or If-None-Match as they came, "*" included.
[[nodiscard]] std::vector<std::string_view> splitTags(std::string_view header);

/// Weak comparison (RFC 9110, 8.8.3.2), for If-None-Match.
[[nodiscard]] bool anyTagMatches(std::string_view header, std::string_view tag);

/// The revisions that If-Match names by strong tags; nullopt for "*", which any revision fulfills.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> revisionsOf(std::string_view header);

} // namespace server
