// SPDX-License-Identifier: GPL-3.0-or-later
#include "backpressure_gate.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTest>

#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <string>
#include <thread>

using sources::BackpressureGate;

namespace {

/// Asks for a paint as a window does.
class PaintingObject final : public QObject {
public:
    explicit PaintingObject(std::function<void()> paint)
        : m_paint(std::move(paint))
    {
    }
    void update()
    {
        QCoreApplication::postEvent(this, new QEvent(QEvent::UpdateRequest), Qt::LowEventPriority);
    }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::UpdateRequest)
            m_paint();
        return QObject::event(event);
    }

private:
    std::function<void()> m_paint;
};

} // namespace

TEST(BackpressureGate, letsOnePartGoThenAFewAndTheNextWhenOneHasArrived)
{
    BackpressureGate gate(2);
    std::atomic<int> gone = 0;
    int arrived = 0;
    std::jthread sender([&](const std::stop_token& stop) {
        while (gone < 10 && gate.sendPart(stop, [&arrived] { ++arrived; }))
            ++gone;
    });
    while (arrived < 10) {
        ASSERT_TRUE(QTest::qWaitFor([&, before = arrived] { return arrived > before; }));
        // The sender counts a part a moment after it has sent it.
        EXPECT_LE(gone, arrived + 2);
    }
}

TEST(BackpressureGate, stopsWaitingWhenItIsTold)
{
    BackpressureGate gate(1);
    ASSERT_TRUE(gate.sendPart({}, [] {}));
    std::atomic<bool> ended = false;
    std::jthread sender([&](const std::stop_token& stop) {
        EXPECT_FALSE(gate.sendPart(stop, [] {}));
        ended = true;
    });
    sender.request_stop();
    sender.join();
    EXPECT_TRUE(ended);
}

TEST(BackpressureGate, paintsWhatAPartHasChangedBeforeItHandlesMore)
{
    std::string done;
    BackpressureGate gate(4);
    PaintingObject window([&] { done += 'p'; });
    const auto part = [&](char name) {
        return [&, name] {
            done += name;
            window.update();
        };
    };
    ASSERT_TRUE(gate.sendPart({}, part('1')));
    ASSERT_TRUE(QTest::qWaitFor([&] { return done == "1p"; }));
    for (const char name : {'2', '3'})
        ASSERT_TRUE(gate.sendPart({}, part(name)));
    gate.send([&] { done += 'e'; });
    ASSERT_TRUE(QTest::qWaitFor([&] { return done.ends_with("ep"); }));
    EXPECT_EQ(done, "1p2p3ep");
}

TEST(BackpressureGate, handlesWhatComesDuringAQuestion)
{
    BackpressureGate gate(1);
    bool isOver = false;
    gate.send([&] { EXPECT_TRUE(QTest::qWaitFor([&] { return isOver; })); });
    gate.send([&] { isOver = true; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return isOver; }));
}
