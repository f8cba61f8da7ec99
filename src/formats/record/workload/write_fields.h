// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record/record_parts.h"

#include "deploy/formats/json/json_writer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formats {

inline void writeTextIfAny(JsonWriter& writer, std::string_view name, std::string_view text)
{
    if (!text.empty())
        writer.textField(name, text);
}

inline void writeTextsIfAny(
    JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        writeTexts(writer, name, texts);
}

inline void writeCount(JsonWriter& writer, std::string_view name, std::int64_t count)
{
    writer.key(name);
    writer.integer(count);
}

inline void writeCountIfAny(
    JsonWriter& writer, std::string_view name, std::optional<std::int64_t> count)
{
    if (count)
        writeCount(writer, name, *count);
}

} // namespace formats
