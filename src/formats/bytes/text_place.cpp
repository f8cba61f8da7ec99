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

TextPlace placeFrom(TextPlace origin, TextPlace relative)
{
    const bool isFirstLine = relative.line == 1;
    return {origin.line + relative.line - 1,
        isFirstLine ? origin.column + relative.column - 1 : relative.column};
}

TextPlace relativeTo(TextPlace origin, TextPlace place)
{
    const bool isFirstLine = place.line == origin.line;
    return {place.line - origin.line + 1,
        isFirstLine ? place.column - origin.column + 1 : place.column};
}

} // namespace formats
