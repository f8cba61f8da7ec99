// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace history {

/// How many threads so many rows are worth; at least one, at most the processors there are.
[[nodiscard]] std::size_t threadsFor(std::size_t rows);

/// Calls work(part) for each number below the count, in up to so many threads (this one among
/// them), and returns once all is done. The parts are begun in their order; the work does not
/// throw. Threads that help are kept for the next time, and nobody waits for one that has not
/// begun.
void inParts(std::size_t parts, std::size_t threads, const std::function<void(std::size_t)>& work);

/// Starts the threads that help, which keep the priority of the one that starts them; the first
/// work in parts does it otherwise.
void startHelpers();

} // namespace history
