// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/plain_label.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QEnterEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QTest>

#include <gtest/gtest.h>

using widgets::PlainLabel;

namespace {

void enter(PlainLabel& label)
{
    QEnterEvent event({1, 1}, {1, 1}, {1, 1});
    QCoreApplication::sendEvent(&label, &event);
}

} // namespace

TEST(PlainLabel, canBeSelectedWhenThePointerIsThere)
{
    PlainLabel label(QStringLiteral("DEP-001"));
    enter(label);
    EXPECT_TRUE(label.textInteractionFlags().testFlag(Qt::TextSelectableByMouse));
    EXPECT_TRUE(label.textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));
    label.setSelection(0, 3);
    EXPECT_EQ(label.selectedText(), QStringLiteral("DEP"));
}

TEST(PlainLabel, isNoStopOfTabForHavingBeenPassed)
{
    for (const QString& text :
        {QStringLiteral("DEP-001"), QStringLiteral("<a href=\"https://example.com\">link</a>")}) {
        PlainLabel label(text);
        enter(label);
        EXPECT_FALSE(label.focusPolicy() & Qt::TabFocus) << text.toStdString();
        EXPECT_TRUE(label.focusPolicy() & Qt::ClickFocus) << "its selection can be copied";
    }
    PlainLabel stop(QStringLiteral("that is one"));
    stop.setFocusPolicy(Qt::StrongFocus);
    enter(stop);
    EXPECT_EQ(stop.focusPolicy(), Qt::StrongFocus);
}

TEST(PlainLabel, staysAsItWasTold)
{
    PlainLabel label(QStringLiteral("Filter:"));
    label.setTextInteractionFlags(Qt::NoTextInteraction);
    enter(label);
    EXPECT_EQ(label.textInteractionFlags(), Qt::NoTextInteraction);
}

TEST(PlainLabel, doesNotMoveWhenItCanBeSelected)
{
    for (const bool wraps : {false, true}) {
        for (const QString& text :
            {QStringLiteral("Completed"), QStringLiteral("生产环境 <b>& more"),
                QStringLiteral("two\nlines"), QStringLiteral("many words in a row ").repeated(8)}) {
            PlainLabel label(text);
            label.setWordWrap(wraps);
            const QSize before = label.sizeHint();
            const int height = label.heightForWidth(200);
            enter(label);
            EXPECT_EQ(label.sizeHint(), before) << text.toStdString() << wraps;
            EXPECT_EQ(label.heightForWidth(200), height) << text.toStdString() << wraps;
        }
    }
}

/// A line would end between a number and its unit; what is copied does not know of that.
TEST(PlainLabel, proseKeepsDurationsWholeAndIsCopiedPlain)
{
    PlainLabel label;
    label.setWordWrap(true);
    const QString text = QStringLiteral("took 4 min 05 s, usually 12 min");
    label.setProse(text);
    EXPECT_NE(label.text(), text);
    EXPECT_EQ(label.plainText(), text);
    EXPECT_EQ(label.accessibleName(), text);
    label.show();
    enter(label);
    label.setFocus();
    label.setSelection(0, static_cast<int>(label.text().size()));
    QClipboard& clipboard = *QGuiApplication::clipboard();
    clipboard.setText(QStringLiteral("before"));
    QTest::keyClick(&label, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(clipboard.text(), text);
    clipboard.setText(QStringLiteral("before"));
    QContextMenuEvent menu(QContextMenuEvent::Mouse, {2, 2}, label.mapToGlobal(QPoint(2, 2)));
    QCoreApplication::sendEvent(&label, &menu);
    const auto* opened = label.findChild<QMenu*>();
    ASSERT_NE(opened, nullptr);
    ASSERT_EQ(opened->actions().size(), 2);
    opened->actions().front()->trigger();
    EXPECT_EQ(clipboard.text(), text);
}

/// A digest, or what a server says without a blank, would make whatever it stands in as wide.
TEST(PlainLabel, whatIsWrappedNeedsNoMoreRoomForALongWord)
{
    PlainLabel label(QStringLiteral("app@sha256:") + QString(500, u'7'));
    const QString text = label.plainText();
    label.setWordWrap(true);
    EXPECT_LT(label.minimumSizeHint().width(), 400);
    EXPECT_GT(label.heightForWidth(300), label.fontMetrics().lineSpacing() * 5);
    EXPECT_EQ(label.plainText(), text);
    label.setText(text + QStringLiteral(" again"));
    EXPECT_LT(label.minimumSizeHint().width(), 400);
    enter(label);
    label.setSelection(0, static_cast<int>(label.text().size()));
    EXPECT_EQ(label.selectedPlainText(), text + QStringLiteral(" again"));
}

TEST(PlainLabel, keepsTheColorOfItsToneInEveryPalette)
{
    QWidget form;
    PlainLabel label(QStringLiteral("refused"), &form);
    label.setTone(widgets::theme::Tone::Bad);
    for (const QColor& ground : {QColor(Qt::white), QColor(Qt::black), QColor(Qt::white)}) {
        const QPalette palette(ground);
        form.setPalette(palette);
        EXPECT_EQ(label.palette().color(QPalette::WindowText),
            widgets::theme::foreground(widgets::theme::Tone::Bad, form.palette()))
            << ground.name().toStdString();
    }
    label.setTone(widgets::theme::Tone::Warning);
    EXPECT_EQ(label.palette().color(QPalette::WindowText),
        widgets::theme::foreground(widgets::theme::Tone::Warning, form.palette()));
}
