// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/padded_text.h"
#include "record_problems.h"

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <string_view>

namespace formats {

enum class ReadStatus : std::uint8_t {
    Fine,
    Malformed,
    TooDeep,
    Container, ///< no record, but an object around lists of them
};

/// Reads one record as an object and calls onObject. What makes it unreadable is not reported yet:
/// that takes another look, and the caller may have a better idea of where the record ends.
[[nodiscard]] ReadStatus readObject(simdjson::ondemand::parser& parser, const PaddedText& record,
    const std::function<void(simdjson::ondemand::object&)>& onObject);

/// Reports why the record could not be read, with the exact place.
void reportUnreadable(ReadStatus status, std::string_view json, RecordProblems& problems);

} // namespace formats
