// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// A look at single members of a JSON object without reading all of it: for what travels beside the
/// deployments (the next page, a revision). Not a validator: of damaged text it finds something or
/// nothing.
namespace sources {

/// The raw text of the value of a member of the outermost object; nothing where there is none.
[[nodiscard]] std::optional<std::string_view> memberOf(
    std::string_view json, std::string_view name);

/// The value of a raw JSON string, UTF-8; nothing for any other value.
[[nodiscard]] std::optional<std::string> stringOf(std::string_view raw);
/// The value of a raw JSON integer that is not negative; nothing for any other value.
[[nodiscard]] std::optional<std::uint64_t> integerOf(std::string_view raw);

/// Both in one.
[[nodiscard]] std::optional<std::string> stringMember(std::string_view json, std::string_view name);
[[nodiscard]] std::optional<std::uint64_t> integerMember(
    std::string_view json, std::string_view name);

} // namespace sources
