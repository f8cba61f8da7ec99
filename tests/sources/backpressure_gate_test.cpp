// SPDX-License-Identifier: GPL-3.0-or-later
#include "backpressure_gate.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

using sources::BackpressureGate;

TEST(BackpressureGate, letsOnePartGoThenAFewAndTheNextWhenOneHasArrived)
{
    BackpressureGate gate(2);
    std::atomic<int> gone = 0;
    std::jthread sender([&](const std::stop_token& stop) {
        while (gone < 10 && gate.acquire(stop))
            ++gone;
    });
    int arrived = 0;
    while (arrived < 10) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return gone > arrived; }));
        EXPECT_LE(gone, arrived == 0 ? 1 : arrived + 2);
        ++arrived;
        gate.release();
    }
}

TEST(BackpressureGate, stopsWaitingWhenItIsTold)
{
    BackpressureGate gate(1);
    ASSERT_TRUE(gate.acquire({}));
    std::atomic<bool> ended = false;
    std::jthread sender([&](const std::stop_token& stop) {
        EXPECT_FALSE(gate.acquire(stop));
        ended = true;
    });
    sender.request_stop();
    sender.join();
    EXPECT_TRUE(ended);
}
