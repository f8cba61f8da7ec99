// SPDX-License-Identifier: GPL-3.0-or-later
// How fresh a source is in the output of tests that fail.
#pragma once

#include "print_deployment.h"

#include "deploy/sources/freshness.h"

#include <array>

namespace sources {

inline void PrintTo(Freshness::State state, std::ostream* to)
{
    static constexpr std::array names{
        "Idle", "Loading", "Live", "Polling", "Watching", "Stale", "Offline"};
    *to << names.at(static_cast<std::size_t>(state));
}

inline void PrintTo(const Freshness& freshness, std::ostream* to)
{
    PrintTo(freshness.state, to);
    *to << " as of " << testing::PrintToString(freshness.asOf) << ", next attempt "
        << testing::PrintToString(freshness.nextAttempt) << " \"" << freshness.reason.toEnglish()
        << '"';
}

} // namespace sources
