// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/time_window.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/calendar_period.h"

namespace history {

using std::chrono::days;
using std::chrono::hours;

bool TimeRange::contains(deployment::Timestamp time) const
{
    return (!since || time >= *since) && (!until || time < *until);
}

bool TimeRange::mayContain(
    deployment::Timestamp start, std::optional<deployment::Timestamp> end) const
{
    if (deployment::isKnown(start))
        return contains(start);
    return !since || !end || *end >= *since;
}

TimeRange TimeWindow::resolve(deployment::Timestamp now, deployment::Zone zone,
    std::optional<deployment::Timestamp> release) const
{
    switch (choice) {
    case TimeChoice::All:
        return {};
    case TimeChoice::Today:
        return {deployment::startOfDay(now, zone), std::nullopt};
    case TimeChoice::Last24Hours:
        return {now - hours(24), std::nullopt};
    case TimeChoice::Last7Days:
        return {now - days(7), std::nullopt};
    case TimeChoice::Last30Days:
        return {now - days(30), std::nullopt};
    case TimeChoice::Last90Days:
        return {now - days(90), std::nullopt};
    case TimeChoice::FromTo:
        return fromTo;
    case TimeChoice::Yesterday:
        return dayOf(now, zone, -1);
    case TimeChoice::ThisWeek:
        return {weekOf(now, zone).since, std::nullopt};
    case TimeChoice::LastWeek:
        return weekOf(now, zone, -1);
    case TimeChoice::ThisMonth:
        return {monthOf(now, zone).since, std::nullopt};
    case TimeChoice::LastMonth:
        return monthOf(now, zone, -1);
    case TimeChoice::ReleaseWeek:
        return release ? weekOf(*release, zone) : TimeRange{now, now};
    }
    return {};
}

} // namespace history
