// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_log.h"

#include "deploy/deployment/ascii.h"

#include <algorithm>
#include <tuple>

namespace kubernetes {

namespace {

using deployment::Timestamp;

/// "2026-03-03T09:20:00Z", as the cluster writes its times.
std::string wireTime(Timestamp time)
{
    std::string text = formatTimestamp(time, deployment::Zone::Utc);
    return text.substr(0, text.find('+')) + 'Z';
}

std::string lineOf(const Event& event, bool isAboutWorkload)
{
    std::string line = event.type == "Normal" ? std::string() : event.type + ' ';
    line += event.reason;
    if (!isAboutWorkload) {
        std::string kind = event.aboutKind;
        std::ranges::transform(kind, kind.begin(), deployment::toAsciiLower);
        line += ' ' + kind + '/' + event.aboutName;
    }
    line += ": " + event.message;
    if (event.count > 1) {
        line += " (x" + std::to_string(event.count);
        if (event.last && event.last != event.first)
            line += " until " + wireTime(*event.last);
        line += ')';
    }
    return line;
}

} // namespace

deployment::Log logOf(const std::vector<const Event*>& events, std::string_view workloadUid,
    std::optional<Timestamp> from, std::optional<Timestamp> until)
{
    std::vector<const Event*> shown;
    for (const Event* const each : events) {
        const bool isBefore = from && each->last < from;
        const bool isAfter = until && each->first >= until;
        if (each->first && !isBefore && !isAfter)
            shown.push_back(each);
    }
    // Of the same second, the order in which the server stored them is the best there is.
    std::ranges::stable_sort(shown, [](const Event* left, const Event* right) {
        return std::tie(left->first, left->meta.name) < std::tie(right->first, right->meta.name);
    });
    deployment::Log log;
    for (const Event* const each : shown)
        log.append(*each->first, lineOf(*each, each->aboutUid == workloadUid));
    return log;
}

} // namespace kubernetes
