// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "manual_scheduler.h"

#include <QTest>

namespace sources {

/// Runs the event loop until the condition holds; false after half a minute.
template <typename Condition> [[nodiscard]] bool waitUntil(Condition condition)
{
    return QTest::qWaitFor(std::move(condition), 30'000);
}

/// Lets the time of a test pass until the condition holds, as much of it as that takes. Between two
/// steps sockets and threads have some 10 ms of real time: a deadline that is far off wants a large
/// step, one that is not to pass before an answer comes a small one.
template <typename Condition>
[[nodiscard]] bool passTimeUntil(test_support::ManualScheduler& scheduler, Condition condition,
    deployment::Milliseconds step = deployment::Milliseconds(100))
{
    return waitUntil([&] {
        if (condition())
            return true;
        scheduler.advance(step);
        return false;
    });
}

} // namespace sources
