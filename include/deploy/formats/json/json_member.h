// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace formats {

/// Takes the name and the value of a member as they stand in the text, the name without its quotes;
/// false: that was enough.
using MemberVisitor = std::function<bool(std::string_view name, std::string_view value)>;

/// Goes over the members of an object, perhaps behind a byte order mark, in their order; nested
/// values are passed over unread. Control characters in texts, which JSON wants escaped, hide
/// nothing. False if the object is damaged, so that further members may stand where it could not
/// go.
[[nodiscard]] bool forEachMember(std::string_view json, const MemberVisitor& visit);

/// Where a text that is damaged stops being JSON; its size if it ends too early.
[[nodiscard]] std::size_t endOfJson(std::string_view json);

/// Whether an object or a list is JSON as far as it goes, and ends too early.
[[nodiscard]] bool endsEarly(std::string_view json);

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
