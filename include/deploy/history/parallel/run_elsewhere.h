// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <thread>

namespace history {

/// For a thread that this one has just started while it goes on with work of its own: lets it begin
/// on another processor, where it may run on one. Some schedulers put it beside the one that
/// started it and, until their next tick (4 ms or longer), do not see that a processor is idle.
/// Later it may run anywhere again.
void runElsewhere(std::jthread& started);

} // namespace history
