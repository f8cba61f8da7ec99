// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "record_problems.h"

#include <simdjson.h>

#include <cstddef>
#include <functional>
#include <string_view>

namespace formats {

/// The text of a record with room behind it that may be read: simdjson looks past the end.
struct PaddedText {
    std::string_view text;
    std::size_t capacity = 0; ///< readable bytes from the beginning of the text
};

/// Reads one record as an object: calls onObject, and turns whatever makes it malformed into an
/// error among the problems, with its exact place. False if the record is malformed.
bool readObject(simdjson::ondemand::parser& parser, const PaddedText& record,
    RecordProblems& problems, const std::function<void(simdjson::ondemand::object&)>& onObject);

} // namespace formats
