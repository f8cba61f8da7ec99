// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/log/log_times.h"

#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>

namespace models {

using deployment::Log;
using deployment::Timestamp;

namespace {

constexpr std::size_t entriesAround = 4096; // on either side

struct Neighborhood {
    std::size_t begin;
    std::size_t end;
};

Neighborhood around(const Log& log, Timestamp time)
{
    const std::size_t middle = log.lowerBound(time);
    return {middle - std::min(middle, entriesAround), std::min(log.size(), middle + entriesAround)};
}

} // namespace

std::optional<std::size_t> logEntryAt(const Log& log, Timestamp moment)
{
    const auto [begin, end] = around(log, moment + deployment::Milliseconds(1));
    std::optional<std::size_t> found;
    Timestamp latest;
    for (std::size_t entry = begin; entry < end; ++entry) {
        const Timestamp time = log.ownTime(entry);
        if (!deployment::isKnown(time) || time > moment || (found && time < latest))
            continue;
        found = entry;
        latest = time;
    }
    return found;
}

std::optional<std::size_t> firstLogEntryWithin(const Log& log, Timestamp from, Timestamp to)
{
    const auto [begin, end] = around(log, from);
    for (std::size_t entry = begin; entry < end; ++entry) {
        const Timestamp time = log.ownTime(entry);
        if (time >= from && time <= to)
            return entry;
    }
    return std::nullopt;
}

} // namespace models
