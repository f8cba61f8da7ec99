// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace diagnosis {

/// "deploy to green" of "deploy to blue": what the step is called where the version went to the
/// other side.
[[nodiscard]] std::string withColorsExchanged(std::string_view name);

} // namespace diagnosis
