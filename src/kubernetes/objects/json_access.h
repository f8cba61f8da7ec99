// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kubernetes {

/// A value of a parsed document, or none. What is missing, null or of another type reads as nothing
/// at all, however deep one asks: the API leaves out whatever is empty.
class JsonAccess {
public:
    JsonAccess() = default;
    explicit JsonAccess(simdjson::dom::element element);

    /// A member of an object.
    [[nodiscard]] JsonAccess operator[](std::string_view key) const;
    /// Something stands here, and it is not null.
    [[nodiscard]] bool exists() const { return m_exists; }

    /// Into the document, valid as long as its parser keeps it.
    [[nodiscard]] std::string_view view() const;
    [[nodiscard]] std::string text() const { return std::string(view()); }
    /// A whole number; also one that is written with a decimal point.
    [[nodiscard]] std::optional<std::int64_t> number() const;
    [[nodiscard]] std::int64_t count() const { return number().value_or(0); }
    /// A whole number, or a text of one: what the API calls IntOrString.
    [[nodiscard]] std::string numberOrText() const;
    [[nodiscard]] bool isTrue() const;
    [[nodiscard]] std::optional<bool> boolean() const;
    [[nodiscard]] std::optional<deployment::Timestamp> time() const;

    /// Calls with each element of an array.
    template <typename Function> void forEach(Function&& function) const
    {
        simdjson::dom::array elements;
        if (!m_exists || m_element.get(elements) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::element element : elements)
            function(JsonAccess(element));
    }
    /// Calls with name and value of each member of an object.
    template <typename Function> void forEachMember(Function&& function) const
    {
        simdjson::dom::object members;
        if (!m_exists || m_element.get(members) != simdjson::SUCCESS)
            return;
        for (const simdjson::dom::key_value_pair member : members)
            function(member.key, JsonAccess(member.value));
    }

private:
    simdjson::dom::element m_element;
    bool m_exists = false;
};

} // namespace kubernetes
