// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "options.h"

#include <optional>
#include <string>
#include <string_view>

namespace cli {

/// What is wrong with a value, in words; nullopt if nothing is.
using ParseError = std::optional<std::string>;

// The value of each option that takes one, into what was chosen.
[[nodiscard]] ParseError parseSince(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseUntil(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseNow(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseSearch(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseFilterLine(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseSort(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseLimit(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseColumns(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseAgainst(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseFormat(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseReason(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseTarget(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseTimeout(ParsedOptions& parsedOptions, std::string_view value);
[[nodiscard]] ParseError parseOutput(ParsedOptions& parsedOptions, std::string_view value);

} // namespace cli
