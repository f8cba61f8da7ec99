// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/log/log_difference.h"

#include "log/line_templates.h"

#include <algorithm>

namespace diagnosis {

LogDifference compareLogs(
    const deployment::Log& here, const deployment::Log& there, const std::stop_token& stop)
{
    LineTemplates templates(2);
    templates.add(0, here, LineKinds(here, stop));
    templates.add(1, there, LineKinds(there, stop));
    templates.join();
    LogDifference difference;
    if (stop.stop_requested())
        return difference;
    for (LineTemplates::Template& found : templates.all()) {
        const auto [mine, theirs] = std::pair(found.ofLogs[0], found.ofLogs[1]);
        if (mine.count == theirs.count)
            continue;
        auto& list = theirs.count == 0 ? difference.added
            : mine.count == 0          ? difference.missing
                                       : difference.changed;
        list.push_back({std::move(found.text), mine.count, theirs.count,
            mine.count == 0 ? theirs.first : mine.first});
    }
    for (auto* list : {&difference.added, &difference.missing, &difference.changed})
        std::ranges::stable_sort(*list, {}, &TemplateDifference::firstEntry);
    return difference;
}

} // namespace diagnosis
