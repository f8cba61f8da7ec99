// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker.h"

#include <atomic>
#include <future>
#include <vector>

#include <gtest/gtest.h>

namespace sources {

namespace {

TEST(Worker, runsJobsInOrderInOneOtherThread)
{
    std::vector<int> order;
    std::promise<void> done;
    Worker worker;
    for (int job = 0; job < 100; ++job)
        worker.post([&order, job](const std::stop_token&) { order.push_back(job); });
    worker.post([&done](const std::stop_token&) { done.set_value(); });
    done.get_future().wait();
    ASSERT_EQ(order.size(), 100U);
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
}

TEST(Worker, stoppingOneJobLeavesTheNextAlone)
{
    std::promise<void> begun;
    std::promise<bool> next;
    Worker worker;
    auto stop = worker.post([&begun](const std::stop_token& token) {
        begun.set_value();
        while (!token.stop_requested())
            std::this_thread::yield();
    });
    worker.post([&next](const std::stop_token& token) { next.set_value(token.stop_requested()); });
    begun.get_future().wait();
    stop.request_stop();
    EXPECT_FALSE(next.get_future().get());
}

TEST(Worker, destructionStopsTheRunningJobAndDropsTheRest)
{
    std::atomic<bool> stopped = false;
    std::atomic<bool> ranLater = false;
    {
        std::promise<void> begun;
        Worker worker;
        worker.post([&](const std::stop_token& token) {
            begun.set_value();
            while (!token.stop_requested())
                std::this_thread::yield();
            stopped = true;
        });
        worker.post([&](const std::stop_token&) { ranLater = true; });
        begun.get_future().wait();
    }
    EXPECT_TRUE(stopped);
    EXPECT_FALSE(ranLater);
}

} // namespace

} // namespace sources
