// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/last_release.h"

#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>
#include <vector>

namespace history {

std::optional<deployment::Timestamp> lastRelease(
    const History& history, deployment::Timestamp now, EnvironmentKind otherwise)
{
    const StringPool& environments = history.pool(Column::Environment);
    std::vector<char> isProduction(environments.size(), 0);
    for (Symbol symbol = 0; symbol < environments.size(); ++symbol)
        isProduction[symbol] =
            environmentKindOf(environments.text(symbol), otherwise) == EnvironmentKind::Production
            ? 1
            : 0;
    std::optional<deployment::Timestamp> newest;
    history.symbols(Column::Environment).visit([&](auto symbols) {
        for (Row row = 0; row < symbols.size(); ++row) {
            if (isProduction[symbols[row]] != 0 && deployment::isKnown(history.start(row))
                && (!newest || history.start(row) > *newest)
                && !deployment::isInFuture(history.start(row), now)
                && history.status(row) == deployment::Status::Completed)
                newest = history.start(row);
        }
    });
    return newest;
}

} // namespace history
