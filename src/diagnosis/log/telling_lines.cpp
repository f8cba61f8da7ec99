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

bool isWorthIt(const RankedLine& line, Occasion occasion)
{
    const bool isPlain = line.signs.error == ErrorSign::Error && !line.signs.isAttempt;
    switch (occasion) {
    case Occasion::Failure:
        // What good runs say too, and not while this one failed, is no reason for it.
        return line.score > 0 && (line.isWithin || !line.isKnown);
    case Occasion::RollbackByHand:
        return line.score > 0 && isPlain && !line.isKnown;
    case Occasion::OtherTrouble:
        break;
    }
    return line.score > 0 && isPlain && line.isNew && line.isWithin;
}

} // namespace

void keepTelling(std::vector<RankedLine>& lines, Occasion occasion)
{
    std::erase_if(lines, [&](const RankedLine& line) { return !isWorthIt(line, occasion); });
    const auto isBetter = [](const RankedLine& line) { return line.isNew && namesTrouble(line); };
    if (std::ranges::any_of(lines, isBetter))
        std::erase_if(lines, std::not_fn(isBetter));
    else if (std::ranges::any_of(lines, namesTrouble))
        std::erase_if(lines, std::not_fn(namesTrouble));
}

} // namespace diagnosis
