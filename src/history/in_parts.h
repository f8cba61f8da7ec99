// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <system_error>
#include <thread>
#include <vector>

namespace history {

/// Fewer rows are gone through before a thread has started.
inline constexpr std::size_t rowsWorthAThread = 200'000;

/// How many threads so many rows are worth; at least one, at most the processors there are.
[[nodiscard]] inline std::size_t threadsFor(std::size_t rows)
{
    static const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(rows / rowsWorthAThread, 1, processors);
}

/// Calls work(part) for each number below the count, in so many threads (this one among them), and
/// returns once all is done. The parts are begun in their order.
template <typename Work> void inParts(std::size_t parts, std::size_t threads, Work work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t part = next++; part < parts; part = next++)
            work(part);
    };
    std::vector<std::jthread> helpers;
    try {
        while (helpers.size() + 1 < std::min(threads, parts))
            helpers.emplace_back(run);
    } catch (const std::system_error&) {
        // No thread to be had: the others do it.
    }
    run();
}

} // namespace history
