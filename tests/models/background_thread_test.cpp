// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/background_thread.h"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <vector>

namespace {

TEST(BackgroundThread, doesWorkInOrderBehindTheEventLoop)
{
    std::vector<int> done;
    int niceness = 0;
    models::BackgroundThread thread;
    thread.start([&] {
        done.push_back(1);
        niceness = ::getpriority(PRIO_PROCESS, 0);
    });
    thread.start([&] { done.push_back(2); });
    thread.waitForDone();
    EXPECT_EQ(done, (std::vector<int>{1, 2}));
    EXPECT_GE(niceness, 5);
}

TEST(BackgroundThread, isDestroyedOnceAllIsDone)
{
    int done = 0;
    {
        models::BackgroundThread thread;
        thread.start([&] { ++done; });
        thread.start([&] { ++done; });
    }
    EXPECT_EQ(done, 2);
}

} // namespace
