// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace deployment {

/// Foreign text made safe to show in one line: control characters, line breaks, bidirectional
/// marks, zero-width characters and invalid UTF-8 become visible ("\n", "\u{202E}", "\xFF"), and
/// runs of more than four combining marks are cut to four. Text longer than the limit (in code
/// points; 0 is none) ends in an ellipsis. What is copied or exported is the raw text, not this.
[[nodiscard]] std::string displayText(std::string_view utf8, std::size_t limit = 512);

} // namespace deployment
