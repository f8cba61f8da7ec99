// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/resource.h>

namespace formats {

/// Has the calling thread give way to others of the program: whoever waits for the event loop comes
/// first. On Linux the niceness is one of the thread alone.
inline void lowerThreadPriority()
{
    constexpr int niceness = 5;
    static_cast<void>(::setpriority(PRIO_PROCESS, 0, niceness));
}

} // namespace formats
