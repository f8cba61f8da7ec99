// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/formats/json/json_value.h"
#include "deploy/formats/json/json_writer.h"

#include <QVariant>

namespace console {

/// What pages and models hand out to be remembered, as the settings keep it: maps, lists, texts,
/// numbers and flags. A value of any other type is written as null.
void write(formats::JsonWriter& writer, const QVariant& value);
[[nodiscard]] std::string toJson(const QVariant& value);

[[nodiscard]] QVariant toVariant(const formats::JsonValue& value);

} // namespace console
