// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace operations {

/// What stands between the quotes of an entity tag or a key, or all of it where there are none.
[[nodiscard]] constexpr std::string_view unquoted(std::string_view text)
{
    const bool isQuoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
    return isQuoted ? text.substr(1, text.size() - 2) : text;
}

} // namespace operations
