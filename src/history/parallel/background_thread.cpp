// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/parallel/background_thread.h"

#include "deploy/history/parallel/in_parts.h"

#include <sys/resource.h>

namespace history {

void lowerThreadPriority()
{
    // A tenth of what the event loop gets while it works, all that is left of it otherwise.
    constexpr int niceness = 10;
    startHelpers();
    static_cast<void>(::setpriority(PRIO_PROCESS, 0, niceness));
}

} // namespace history
