// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/parallel/background_thread.h"

#include "deploy/history/parallel/in_parts.h"

#include <sys/resource.h>

namespace history {

void lowerThreadPriority()
{
    // A third of what the event loop gets where both want a processor. Less of it, and a file takes
    // many times as long to be read while another program works.
    constexpr int niceness = 5;
    startHelpers();
    // On Linux those of the calling thread. Who may raise it would make one less patient that is
    // more so already.
    if (::getpriority(PRIO_PROCESS, 0) < niceness)
        static_cast<void>(::setpriority(PRIO_PROCESS, 0, niceness));
}

} // namespace history
