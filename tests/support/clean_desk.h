// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QClipboard>
#include <QCursor>
#include <QEvent>
#include <QTest>
#include <QWidget>

#include <gtest/gtest.h>

namespace test_support {

/// What one test of windows could leave to the next on the platform they share: the pointer over
/// the place where the next window comes up, a button that is still down (of a double click QTest
/// never lets it go), a modifier that is (of a key with Ctrl it leaves that down), a window that is
/// still there, events on their way, a full clipboard.
class CleanDesk final : public testing::EmptyTestEventListener {
public:
    void OnTestStart(const testing::TestInfo& /*test*/) override { clear(); }
    void OnTestEnd(const testing::TestInfo& /*test*/) override { clear(); }

private:
    /// Whom nothing is told.
    class Nobody final : public QWidget {
        void mouseReleaseEvent(QMouseEvent* /*event*/) override { }
    };

    static void letButtonsGo()
    {
        const Qt::MouseButtons down =
            QTestPrivate::qtestMouseButtons | QGuiApplication::mouseButtons();
        for (const auto button : {Qt::LeftButton, Qt::MiddleButton, Qt::RightButton}) {
            Nobody nobody;
            if (down.testFlag(button))
                QTest::mouseRelease(&nobody, button);
        }
    }

    /// A key without any: what was selected next would be added to what is selected.
    static void letModifiersGo()
    {
        Nobody nobody;
        if (QGuiApplication::keyboardModifiers() != Qt::NoModifier)
            QTest::keyClick(&nobody, Qt::Key_F35);
    }

    static void clear()
    {
        for (QWidget* window : QApplication::topLevelWidgets())
            window->hide();
        letButtonsGo();
        letModifiersGo();
        QCursor::setPos(-1, -1);
        QApplication::clipboard()->clear();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
};

} // namespace test_support
