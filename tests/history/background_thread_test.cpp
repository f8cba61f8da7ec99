// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/parallel/background_thread.h"
#include "deploy/history/parallel/in_parts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <latch>
#include <sys/resource.h>
#include <thread>

namespace {

int niceness()
{
    return ::getpriority(PRIO_PROCESS, 0); // on Linux that of the calling thread
}

TEST(BackgroundThread, comesBehindTheOneThatStartedIt)
{
    const int before = niceness();
    int lowered = 0;
    int again = 0;
    std::thread([&lowered, &again] {
        history::lowerThreadPriority();
        lowered = niceness();
        history::lowerThreadPriority();
        again = niceness();
    }).join();
    EXPECT_EQ(lowered, std::max(before, 5));
    EXPECT_EQ(again, lowered);
    EXPECT_EQ(niceness(), before);
}

TEST(BackgroundThread, isNotRaisedWhereItIsMorePatientAlready)
{
    const int more = std::max(niceness(), 5) + 2;
    int after = 0;
    std::thread([more, &after] {
        ::setpriority(PRIO_PROCESS, 0, more);
        history::lowerThreadPriority();
        after = niceness();
    }).join();
    EXPECT_EQ(after, more);
}

TEST(BackgroundThread, leavesThoseThatHelpAtTheirPriority)
{
    if (std::thread::hardware_concurrency() < 2)
        GTEST_SKIP() << "one processor: nobody helps";
    std::thread([] {
        history::lowerThreadPriority();
        history::inParts(2, 2, [](std::size_t) {});
    }).join();
    // Each part waits until the other one is under way, so that a helper takes one of them.
    std::array<int, 2> nicenessOf{};
    std::latch isUnderWay(2);
    history::inParts(2, 2, [&](std::size_t part) {
        isUnderWay.arrive_and_wait();
        nicenessOf.at(part) = niceness();
    });
    EXPECT_EQ(nicenessOf[0], niceness());
    EXPECT_EQ(nicenessOf[1], niceness());
}

} // namespace
