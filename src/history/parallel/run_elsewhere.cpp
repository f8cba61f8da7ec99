// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/parallel/run_elsewhere.h"

#include <pthread.h>
#include <sched.h>

namespace history {

void runElsewhere(std::jthread& started)
{
    cpu_set_t allowed;
    const int here = ::sched_getcpu();
    // More processors than a set can name, or one alone: it stays where it is.
    if (here < 0 || ::sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return;
    cpu_set_t others = allowed;
    CPU_CLR(static_cast<unsigned>(here), &others);
    if (CPU_COUNT(&others) == 0)
        return;
    const auto thread = started.native_handle();
    if (::pthread_setaffinity_np(thread, sizeof others, &others) == 0)
        static_cast<void>(::pthread_setaffinity_np(thread, sizeof allowed, &allowed));
}

} // namespace history
