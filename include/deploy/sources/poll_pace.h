// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

namespace sources {

/// How often a list is read where the server does not tell of changes by itself, about.
struct PollPace {
    deployment::Milliseconds busy{2'000}; ///< while something continues
    deployment::Milliseconds quiet{10'000};

    bool operator==(const PollPace&) const = default;
};

} // namespace sources
