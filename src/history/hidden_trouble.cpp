// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/hidden_trouble.h"

#include "deploy/history/filter.h"

#include <algorithm>

namespace history {

using deployment::Status;

namespace {

bool hasFailedLately(const History& history, Row row, deployment::Timestamp lately)
{
    const Status status = history.status(row);
    return (status == Status::Failed || status == Status::RolledBack)
        && history.end(row).value_or(history.start(row)) >= lately;
}

void add(HiddenTrouble& trouble, const History& history, Row row)
{
    const std::string status(statusOf(history, row));
    if (std::ranges::find(trouble.statuses, status) == trouble.statuses.end())
        trouble.statuses.push_back(status);
    trouble.firstStart =
        std::min(trouble.firstStart.value_or(history.start(row)), history.start(row));
}

} // namespace

HiddenTrouble hiddenTrouble(
    const History& history, std::span<const Row> shown, deployment::Timestamp lately)
{
    HiddenTrouble trouble;
    if (shown.size() == history.size())
        return trouble;
    std::vector<char> isShown(history.size(), 0);
    for (const Row row : shown)
        isShown[row] = 1;
    for (Row row = 0; row < history.size(); ++row) {
        if (isShown[row] != 0)
            continue;
        const bool runs = history.status(row) == Status::Running;
        if (!runs && !hasFailedLately(history, row, lately))
            continue;
        if (runs)
            ++(history.paused(row) ? trouble.paused : trouble.running);
        else
            ++trouble.failed;
        add(trouble, history, row);
    }
    return trouble;
}

} // namespace history
