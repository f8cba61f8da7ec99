// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_set.h"
#include "record_parts.h"

#include <array>
#include <string>
#include <string_view>

namespace formats {

/// Walks the fields of an object: gives each with its name, its number (that of its name, or their
/// count for a name that is not among them), its value and its place. False if the value is none.
template <std::size_t count, typename OnField>
bool readFields(const PartContext& context, ondemand::value& value, const Pointer& at,
    const std::array<std::string_view, count>& names, OnField&& onField)
{
    auto object = context.values.object(value, at);
    if (!object)
        return false;
    FieldSet fields(names);
    for (ondemand::field entry : *object) {
        const auto name = ValueReader::nameOf(entry);
        auto& part = entry.value();
        const auto field = fields.enter(name, context.values.offsetOf(part), at, context.problems);
        onField(name, field, part, at / name);
    }
    return true;
}

/// The same, passing over what is not among the names.
template <std::size_t count, typename OnField>
bool readKnownFields(const PartContext& context, ondemand::value& value, const Pointer& at,
    const std::array<std::string_view, count>& names, OnField&& onField)
{
    return readFields(context, value, at, names,
        [&](std::string_view, std::size_t field, ondemand::value& part, const Pointer& here) {
            if (field < count)
                onField(field, part, here);
            else
                context.values.skip(part, here);
        });
}

/// The elements that the function takes: it is given each that is an object's or another value.
template <typename OnElement>
void readElements(
    const PartContext& context, ondemand::value& value, const Pointer& at, OnElement&& onElement)
{
    auto array = context.values.array(value, at);
    if (!array)
        return;
    std::size_t index = 0;
    for (ondemand::value element : *array)
        onElement(element, at / index++);
}

/// Empty where it is none.
[[nodiscard]] inline std::string textOf(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    return std::string(context.values.text(value, at).value_or(""));
}

/// The names of the parts, and further ones behind them.
template <typename Part, std::size_t count, typename... Further>
constexpr auto namesOf(const std::array<Part, count>& parts, Further... further)
{
    std::array<std::string_view, count + sizeof...(Further)> names{};
    for (std::size_t i = 0; i < count; ++i)
        names[i] = parts[i].name;
    std::size_t next = count;
    ((names[next++] = further), ...);
    return names;
}

} // namespace formats
