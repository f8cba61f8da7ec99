// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace formats {

/// The value of the first member of that name in an object, as it stands there, without reading the
/// rest: for one field of a document of any size, such as the next page of a list. Nested values
/// are passed over unread. Not a validator: of a damaged text it finds what stands before the
/// damage. nullopt if there is no such member.
[[nodiscard]] std::optional<std::string_view> findMember(
    std::string_view json, std::string_view name);

/// The same for a member that is a string; nullopt for any other value.
[[nodiscard]] std::optional<std::string> findTextMember(
    std::string_view json, std::string_view name);

} // namespace formats
