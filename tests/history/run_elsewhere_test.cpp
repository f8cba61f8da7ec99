// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/parallel/run_elsewhere.h"

#include <gtest/gtest.h>

#include <latch>
#include <sched.h>
#include <thread>

namespace {

cpu_set_t processorsOfThisThread()
{
    cpu_set_t all;
    EXPECT_EQ(::sched_getaffinity(0, sizeof all, &all), 0);
    return all;
}

TEST(RunElsewhere, leavesAThreadAllProcessorsOfItsStarter)
{
    const cpu_set_t before = processorsOfThisThread();
    std::latch isMoved(1);
    cpu_set_t after;
    {
        std::jthread thread([&] {
            isMoved.wait();
            after = processorsOfThisThread();
        });
        history::runElsewhere(thread);
        isMoved.count_down();
    }
    const cpu_set_t own = processorsOfThisThread();
    EXPECT_TRUE(CPU_EQUAL(&before, &after));
    EXPECT_TRUE(CPU_EQUAL(&before, &own));
}

TEST(RunElsewhere, staysWhereThereIsOneProcessorOnly)
{
    bool isDone = false;
    std::thread([&isDone] {
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<unsigned>(::sched_getcpu()), &one);
        ASSERT_EQ(::sched_setaffinity(0, sizeof one, &one), 0);
        std::latch isMoved(1);
        std::jthread thread([&] {
            isMoved.wait();
            const cpu_set_t all = processorsOfThisThread();
            EXPECT_TRUE(CPU_EQUAL(&all, &one));
            isDone = true;
        });
        history::runElsewhere(thread);
        isMoved.count_down();
    }).join();
    EXPECT_TRUE(isDone);
}

TEST(RunElsewhere, takesAThreadThatHasEnded)
{
    std::latch hasEnded(1);
    std::jthread thread([&hasEnded] { hasEnded.count_down(); });
    hasEnded.wait();
    history::runElsewhere(thread);
}

} // namespace
