// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include "builder.h"

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace test_support {

inline history::History madeHistory(const std::vector<deployment::Deployment>& deployments)
{
    history::History made;
    for (const deployment::Deployment& one : deployments)
        made.upsert(history::summaryOf(one));
    return made;
}

/// One of few ids, places, statuses and times, so that ties and replaced rows are frequent.
inline deployment::Deployment randomRun(std::mt19937& random, unsigned ids)
{
    const auto pick = [&random](const std::vector<std::string>& values) {
        return values[random() % values.size()];
    };
    deployment::Deployment run = aDeployment("D" + std::to_string(random() % ids))
                                     .environment(pick({"生产环境", "测试环境"}))
                                     .strategy(pick({"BLUE_GREEN", "ROLLING"}))
                                     .status(pick({"PENDING", "RUNNING", "COMPLETED", "COMPLETED",
                                         "FAILED", "ROLLED_BACK", "ABORTED"}));
    if (random() % 3 == 0)
        run.service = pick({"checkout", "账单"});
    run.start += std::chrono::minutes(random() % 40);
    if (random() % 3 != 0)
        run.end = run.start + std::chrono::minutes(static_cast<int>(random() % 9) - 1);
    return run;
}

/// The id of a row; empty for none.
inline std::string idOf(const history::History& history, std::optional<history::Row> row)
{
    return row ? std::string(history.id(*row)) : std::string();
}

inline std::vector<std::string> idsOf(
    const history::History& history, const std::vector<history::Row>& rows)
{
    std::vector<std::string> ids;
    for (const history::Row row : rows)
        ids.emplace_back(history.id(row));
    return ids;
}

} // namespace test_support
