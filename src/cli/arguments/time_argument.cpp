// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_argument.h"

#include "deploy/history/calendar_period.h"
#include "deploy/history/filter_text.h"

#include "request.h"

namespace cli {

std::optional<deployment::Timestamp> parseTimeArgument(
    std::string_view text, deployment::Timestamp now)
{
    if (const auto age = history::parseAge(text))
        return now - *age;
    return deployment::parseTimestamp(text);
}

history::TimeRange rangeOf(const Request& request, deployment::Timestamp now)
{
    if (request.isOfReleaseWeek)
        return {};
    history::TimeRange range;
    if (const auto written = history::parseFilterText(request.times.filterLine, now, request.zone))
        range = written->window.resolve(now, request.zone);
    if (const auto since = parseTimeArgument(request.times.since, now))
        range.since = since;
    if (const auto until = parseTimeArgument(request.times.until, now))
        range.until = until;
    return range;
}

} // namespace cli
