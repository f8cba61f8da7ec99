// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

namespace formats {

/// Lowers the priority of the calling thread, so that the event loop comes first. On Linux the
/// niceness is one of the thread alone.
inline void lowerThreadPriority()
{
    constexpr int niceness = 5;
    static_cast<void>(::setpriority(PRIO_PROCESS, 0, niceness));
}

} // namespace formats
