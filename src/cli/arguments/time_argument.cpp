// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_argument.h"

#include "deploy/history/calendar_period.h"

namespace cli {

std::optional<deployment::Timestamp> parseTimeArgument(
    std::string_view text, deployment::Timestamp now)
{
    if (const auto age = history::parseAge(text))
        return now - *age;
    return deployment::parseTimestamp(text);
}

} // namespace cli
