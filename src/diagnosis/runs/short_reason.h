// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace diagnosis {

/// What FailureReason::line keeps of a line: 300 bytes at most, cut between two characters.
[[nodiscard]] std::string shortReason(std::string_view text);

} // namespace diagnosis
