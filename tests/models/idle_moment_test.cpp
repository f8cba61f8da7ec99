// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/idle_moment.h"

#include <gtest/gtest.h>

#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace {

using namespace std::chrono_literals;

/// Work that follows other work without a pause, and that each takes longer than one may be late.
class EndlessWork {
public:
    explicit EndlessWork(int most)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, most] {
            const auto end = std::chrono::steady_clock::now() + 4ms;
            while (std::chrono::steady_clock::now() < end) { }
            if (++m_done == most)
                m_timer.stop();
        });
        m_timer.start(0);
    }

    [[nodiscard]] int done() const { return m_done; }

private:
    int m_done = 0;
    QTimer m_timer;
};

/// Runs the loop as a program does until the moment comes; false after half a minute. Beside
/// QTest::qWaitFor, which sleeps between two looks, the loop never seems to rest.
bool comes(const models::IdleMoment& moment)
{
    QEventLoop loop;
    QObject::connect(&moment, &models::IdleMoment::came, &loop, &QEventLoop::quit);
    QTimer::singleShot(30s, &loop, [&loop] { loop.exit(1); });
    return loop.exec() == 0;
}

constexpr int noLimit = 1'000'000'000;

} // namespace

TEST(IdleMoment, comesOnceTheOtherWorkIsDone)
{
    const EndlessWork work(5);
    models::IdleMoment moment(noLimit);
    int doneBefore = -1;
    QObject::connect(
        &moment, &models::IdleMoment::came, &moment, [&] { doneBefore = work.done(); });
    moment.await();
    moment.await();
    EXPECT_TRUE(moment.isAwaited());
    ASSERT_TRUE(comes(moment));
    EXPECT_EQ(doneBefore, 5);
    EXPECT_FALSE(moment.isAwaited());
}

TEST(IdleMoment, comesAllTheSameWhereTheLoopNeverRests)
{
    const EndlessWork work(1'000'000);
    models::IdleMoment moment(4);
    int times = 0;
    QObject::connect(&moment, &models::IdleMoment::came, &moment, [&] { ++times; });
    moment.await();
    ASSERT_TRUE(comes(moment));
    EXPECT_GE(work.done(), 3) << "it was looked for in between";
    EXPECT_EQ(times, 1);
    moment.await();
    moment.drop();
    EXPECT_FALSE(moment.isAwaited());
}
