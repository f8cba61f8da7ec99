// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/json/json_value.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

/// A document as a flat tree: nodes in the order of the text, and the characters of all names and
/// texts in one string.
struct JsonTree {
    struct Characters {
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };

    struct Node {
        JsonValue::Kind kind = JsonValue::Kind::Null;
        std::uint32_t parent = 0;
        std::uint32_t firstChild = 0; ///< 0: none, as the root has no parent
        std::uint32_t next = 0; ///< child of the same parent; 0: none
        std::uint32_t index = 0; ///< among the children of its parent
        Characters name; ///< of a member
        Characters text; ///< of a Text
        std::int64_t integer = 0; ///< of an Integer, and 0 or 1 of a Boolean
        double number = 0; ///< of an Integer or a Number
    };

    [[nodiscard]] std::string_view view(Characters part) const
    {
        return std::string_view(characters).substr(part.begin, part.length);
    }
    [[nodiscard]] Characters keep(std::string_view text)
    {
        const auto begin = static_cast<std::uint32_t>(characters.size());
        characters += text;
        return {begin, static_cast<std::uint32_t>(text.size())};
    }

    std::vector<Node> nodes;
    std::string characters;
};

enum class JsonParse : std::uint8_t { Fine, Malformed, TooDeep };

/// The one place that knows the library that parses. The text is shorter than 4 GiB.
[[nodiscard]] JsonParse parseInto(JsonTree& tree, std::string_view json, std::size_t depth);

} // namespace formats
