// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "field_set.h"
#include "record_parts.h"

#include <array>

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

} // namespace formats
