// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include "builder.h"

#include <random>
#include <string>
#include <vector>

namespace test_support {

/// Random deployments over small vocabularies, so that ties and repeated words are frequent. Of odd
/// seeds some have a service.
inline std::vector<deployment::Deployment> randomDeployments(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    const auto pick = [&](const std::vector<std::string>& values) {
        return values[random() % values.size()];
    };
    const std::vector<std::string> statuses{
        "PENDING", "RUNNING", "COMPLETED", "FAILED", "ROLLED_BACK", "ABORTED"};
    std::vector<deployment::Deployment> result;
    for (std::size_t i = 0; i < count; ++i) {
        deployment::Deployment deployment =
            aDeployment("DEP-" + std::to_string(random() % (4 * count)))
                .version(pick({"V2.9.0", "v2.9.0", "2.9.0-rc.1", "V2.10.0", "v1", "", "生产"}))
                .environment(pick({"生产环境", "测试环境", "R&D"}))
                .status(pick(statuses))
                .executor(pick({"OPS-李四", "ci", ""}))
                .currentStep(pick({"流量切换", "Health Check", ""}));
        if (seed % 2 != 0)
            deployment.service = pick({"", "", "checkout", "账单"});
        deployment.start += std::chrono::minutes(random() % 50);
        if (random() % 2 != 0)
            deployment.end =
                deployment.start + std::chrono::minutes(static_cast<int>(random() % 9) - 2);
        if (random() % 3 != 0)
            deployment.progress.percentage = static_cast<double>(random() % 5) * 12.5;
        deployment.paused = random() % 3 == 0; // meaningful for some statuses only
        result.push_back(deployment);
    }
    return result;
}

inline history::History historyOf(const std::vector<deployment::Deployment>& deployments)
{
    history::History history;
    for (const auto& deployment : deployments)
        history.upsert(history::summaryOf(deployment));
    return history;
}

} // namespace test_support
