// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_place.h"

#include <algorithm>

namespace formats {

TextPlace advancedBy(TextPlace place, std::string_view passed)
{
    const auto lastBreak = passed.rfind('\n');
    if (lastBreak == std::string_view::npos)
        return {place.line, place.column + passed.size()};
    const auto breaks = std::count(passed.begin(), passed.end(), '\n');
    return {place.line + static_cast<std::uint64_t>(breaks), passed.size() - lastBreak};
}

} // namespace formats
