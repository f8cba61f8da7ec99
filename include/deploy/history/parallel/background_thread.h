// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace history {

/// Lowers the priority of the calling thread for good, so that an event loop comes first where both
/// want a processor; more than once is as good as once. Threads that help with inParts() keep
/// theirs, whoever asked for the first of them: an event loop may wait for them.
///
/// On Linux the niceness is one of the thread alone, and new threads have that of the one which
/// starts them; the priorities of QThread change nothing there.
void lowerThreadPriority();

} // namespace history
