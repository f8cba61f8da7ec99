// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_ranking.h"

#include <algorithm>
#include <functional>

namespace diagnosis {

namespace {

using deployment::ErrorSign;

/// Whether the line says that something is wrong, and what.
bool namesTrouble(const RankedLine& line)
{
    const bool saysSomething =
        line.signs.error != ErrorSign::None || line.signs.isWarning || line.isComplaint;
    return saysSomething && !line.signs.isResult;
}

} // namespace

void keepTelling(std::vector<RankedLine>& lines, bool hasFailed)
{
    std::erase_if(lines, [&](const RankedLine& line) {
        const bool isUnheardOf = line.isNew && line.isWithin && !line.signs.isAttempt
            && line.signs.error == ErrorSign::Error;
        return line.score <= 0 || !(hasFailed || isUnheardOf);
    });
    const auto isBetter = [](const RankedLine& line) { return line.isNew && namesTrouble(line); };
    if (std::ranges::any_of(lines, isBetter))
        std::erase_if(lines, std::not_fn(isBetter));
    else if (std::ranges::any_of(lines, namesTrouble))
        std::erase_if(lines, std::not_fn(namesTrouble));
}

} // namespace diagnosis
