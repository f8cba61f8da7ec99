// SPDX-License-Identifier: GPL-3.0-or-later
#include "wheel_guard.h"

#include <QAbstractScrollArea>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QScrollBar>

namespace widgets {

namespace {

bool hasValue(const QObject& object)
{
    return qobject_cast<const QComboBox*>(&object) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(&object) != nullptr
        || (qobject_cast<const QAbstractSlider*>(&object) != nullptr
            && qobject_cast<const QScrollBar*>(&object) == nullptr);
}

bool scrolls(const QScrollBar& bar)
{
    return bar.minimum() < bar.maximum();
}

bool liesInWhatScrolls(const QWidget& widget)
{
    for (const QWidget* each = &widget; !each->isWindow(); each = each->parentWidget()) {
        const auto* const area = qobject_cast<const QAbstractScrollArea*>(each->parentWidget());
        if (area != nullptr
            && (scrolls(*area->verticalScrollBar()) || scrolls(*area->horizontalScrollBar())))
            return true;
    }
    return false;
}

} // namespace

void WheelGuard::watch(QWidget& widget)
{
    if (!hasValue(widget))
        return;
    widget.installEventFilter(this);
    // Else the wheel would bring it the keyboard first.
    if (widget.focusPolicy() == Qt::WheelFocus)
        widget.setFocusPolicy(Qt::StrongFocus);
}

void WheelGuard::leave(QWidget& widget)
{
    widget.removeEventFilter(this);
}

bool WheelGuard::eventFilter(QObject* watched, QEvent* event)
{
    const auto* const widget = qobject_cast<const QWidget*>(watched);
    if (event->type() != QEvent::Wheel || widget == nullptr
        || (widget->hasFocus() && !liesInWhatScrolls(*widget)))
        return false;
    event->ignore(); // what is around it gets it next
    return true;
}

} // namespace widgets
