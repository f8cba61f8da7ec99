// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_place.h"

#include <algorithm>

namespace formats {

TextPlace advancedBy(TextPlace place, std::string_view passed)
{
    const auto breaks = std::count(passed.begin(), passed.end(), '\n');
    if (breaks == 0)
        return {place.line, place.column + passed.size()};
    const auto lastBreak = passed.rfind('\n');
    return {place.line + static_cast<std::uint64_t>(breaks), passed.size() - lastBreak};
}

} // namespace formats
