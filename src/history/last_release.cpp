// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/last_release.h"

#include <algorithm>
#include <vector>

namespace history {

std::optional<deployment::Timestamp> lastRelease(const History& history, EnvironmentKind otherwise)
{
    const StringPool& environments = history.pool(Column::Environment);
    std::vector<char> isProduction(environments.size(), 0);
    for (Symbol symbol = 0; symbol < environments.size(); ++symbol)
        isProduction[symbol] =
            environmentKindOf(environments.text(symbol), otherwise) == EnvironmentKind::Production
            ? 1
            : 0;
    const auto symbols = history.symbols(Column::Environment);
    std::optional<deployment::Timestamp> newest;
    for (Row row = 0; row < history.size(); ++row) {
        if (isProduction[symbols[row]] != 0 && history.status(row) == deployment::Status::Completed
            && (!newest || history.start(row) > *newest))
            newest = history.start(row);
    }
    return newest;
}

} // namespace history
