// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/bytes/large_pages.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <memory>
#include <vector>

#include <unistd.h>

namespace {

using namespace formats;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool hasOwnHeap = true;
#else
constexpr bool hasOwnHeap = false;
#endif

/// What the process has in memory.
std::size_t residentBytes()
{
    std::size_t all = 0;
    std::size_t resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

TEST(LargePages, freeMemoryIsKeptUntilItIsGivenBack)
{
    if (hasOwnHeap)
        GTEST_SKIP() << "the sanitizer's heap keeps what is free on purpose";
    constexpr std::size_t block = 1U << 20U;
    constexpr std::size_t blocks = 48;
    useLargePages();
    std::vector<std::unique_ptr<std::vector<char>>> used;
    used.reserve(blocks);
    for (std::size_t i = 0; i < blocks; ++i)
        used.push_back(std::make_unique<std::vector<char>>(block, 'x'));
    // It ends up behind them: the heap can't become shorter by itself.
    const auto last = std::make_unique<std::vector<char>>(block, 'x');
    const std::size_t whileUsed = residentBytes();
    used.clear();
    EXPECT_GE(residentBytes() + blocks * block / 8, whileUsed);
    giveBackFreeMemory();
    EXPECT_LE(residentBytes() + blocks * block / 8 * 7, whileUsed);
    EXPECT_EQ(last->back(), 'x');
}

} // namespace
