// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"

#include "builder.h"

#include <chrono>
#include <random>
#include <string>
#include <vector>

namespace test_support {

/// A filter of any parts, over the vocabularies of randomDeployments() and some words that are not
/// there.
inline history::Filter randomFilter(std::mt19937& random)
{
    history::Filter filter;
    const std::vector<std::string> environments{"生产环境", "测试环境", "R&D", "nowhere"};
    const std::vector<std::string> statuses{"RUNNING", "PAUSED", "FAILED", "ABORTED", "NEVER"};
    const std::vector<std::string> texts{"dep-1", "生产", "check", "ops", "V2.1", "&", "流量", "7"};
    for (const auto& value : environments)
        if (random() % 4 == 0)
            filter.words[history::Column::Environment].push_back(value);
    for (const auto& value : statuses)
        if (random() % 4 == 0)
            filter.words[history::Column::Status].push_back(value);
    for (const std::string value : {"checkout", "账单", "", "none"})
        if (random() % 8 == 0)
            filter.words[history::Column::Service].push_back(value);
    if (random() % 3 == 0)
        filter.range.since = at("10:00") + std::chrono::minutes(random() % 60);
    if (random() % 3 == 0)
        filter.range.until = at("10:00") + std::chrono::minutes(random() % 60);
    if (random() % 2 == 0)
        filter.text = texts[random() % texts.size()];
    return filter;
}

} // namespace test_support
