// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mock_kubernetes {

/// What the stand-in keeps and changes; the programs that users install read JSON in another way.
using Json = nlohmann::json;
/// A state of an object; states never change, so that lists and watches share them.
using Object = std::shared_ptr<const Json>;
using JsonPath = std::initializer_list<const char*>;

/// nullopt if the text is no JSON.
[[nodiscard]] std::optional<Json> parsedJson(std::string_view text);

/// The value below the names; nullptr if one is missing, or it is null.
[[nodiscard]] const Json* valueAt(const Json& from, JsonPath path);
/// Empty, or the other value, if it is missing or of another type.
[[nodiscard]] std::string textAt(const Json& from, JsonPath path);
[[nodiscard]] std::int64_t numberAt(const Json& from, JsonPath path, std::int64_t otherwise = 0);
[[nodiscard]] bool flagAt(const Json& from, JsonPath path, bool otherwise = false);

[[nodiscard]] inline std::string nameOf(const Json& object)
{
    return textAt(object, {"metadata", "name"});
}
[[nodiscard]] inline std::string nameSpaceOf(const Json& object)
{
    return textAt(object, {"metadata", "namespace"});
}
[[nodiscard]] inline std::string uidOf(const Json& object)
{
    return textAt(object, {"metadata", "uid"});
}

} // namespace mock_kubernetes
