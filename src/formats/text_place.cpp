// SPDX-License-Identifier: GPL-3.0-or-later
#include "text_place.h"

#include "byte_count.h"

namespace formats {

TextPlace advancedBy(TextPlace place, std::string_view passed)
{
    const auto breaks = countBytes(passed, '\n');
    if (breaks == 0)
        return {place.line, place.column + passed.size()};
    const auto lastBreak = passed.rfind('\n');
    return {place.line + breaks, passed.size() - lastBreak};
}

} // namespace formats
