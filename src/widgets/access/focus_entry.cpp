// SPDX-License-Identifier: GPL-3.0-or-later
#include "focus_entry.h"

#include <QApplication>
#include <QEvent>
#include <QList>
#include <QWidget>

#include <utility>

namespace widgets {

namespace {

bool isStopOfTab(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
}

/// The stops of Tab in the widget, itself included, in their order.
QList<QWidget*> stopsIn(QWidget& part)
{
    QList<QWidget*> stops;
    QWidget* each = &part;
    do {
        if (isStopOfTab(*each) && (each == &part || part.isAncestorOf(each))
            && each->window() == part.window())
            stops.append(each);
        each = each->nextInFocusChain();
    } while (each != &part);
    return stops;
}

} // namespace

FocusEntry::FocusEntry(QWidget& page, Target target)
    : QObject(&page)
    , m_page(page)
    , m_target(std::move(target))
{
    page.installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, &FocusEntry::handleFocus);
}

bool FocusEntry::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_page && event->type() == QEvent::FocusIn)
        handOn();
    // Qt would give them to whatever comes first in the window.
    else if (watched == &m_page && event->type() == QEvent::WindowActivate)
        takeLostKeys();
    return QObject::eventFilter(watched, event);
}

void FocusEntry::update()
{
    if (m_page.hasFocus())
        handOn();
}

void FocusEntry::handleFocus(const QWidget* before, QWidget* now)
{
    if (now == nullptr) {
        // What is destroyed tells of it before it is gone.
        QMetaObject::invokeMethod(this, &FocusEntry::takeLostKeys, Qt::QueuedConnection);
        return;
    }
    m_hasHadKeys |= m_page.isAncestorOf(now);
    const bool areStray = before != nullptr && !before->isVisible() && m_page.isVisible()
        && m_page.isAncestorOf(before) && !m_page.isAncestorOf(now);
    // Who moves parts of the page about may still give them to one of them.
    if (areStray)
        QMetaObject::invokeMethod(
            this, [this, now] { takeStrayKeys(now); }, Qt::QueuedConnection);
}

/// What had the keys is gone from sight, and the toolkit gave them to the next control of the
/// window, whatever that is: nobody meant to go there.
void FocusEntry::takeStrayKeys(const QWidget* from)
{
    if (QApplication::focusWidget() == from && m_page.isVisible())
        m_page.setFocus(Qt::OtherFocusReason);
}

/// A button that was pressed, or a row, may have gone while it had the keys: nothing in the window
/// would take a key, not even those of its menus.
void FocusEntry::takeLostKeys()
{
    if (m_hasHadKeys && m_page.isVisible() && m_page.window()->focusWidget() == nullptr)
        m_page.setFocus(Qt::OtherFocusReason);
}

void FocusEntry::handOn()
{
    QWidget* target = m_target();
    if (target != nullptr && target->isEnabled() && target->isVisibleTo(&m_page))
        target->setFocus(Qt::OtherFocusReason);
}

QWidget* firstControlIn(QWidget& widget)
{
    for (QWidget* stop : stopsIn(widget)) {
        if (stop->isEnabled() && stop->isVisibleTo(&widget))
            return stop;
    }
    return nullptr;
}

void leadTab(QWidget& from, const std::vector<QWidget*>& parts)
{
    QWidget* before = &from;
    for (QWidget* part : parts) {
        for (QWidget* stop : stopsIn(*part)) {
            // What hands the keys to what it is in goes with that.
            if (stop->focusProxy() != nullptr && stop->focusProxy()->isAncestorOf(stop))
                continue;
            QWidget::setTabOrder(before, stop);
            before = stop;
        }
    }
}

void putInTabOrder(QWidget& place, QWidget& made)
{
    QWidget* before = &place;
    // What is within the place comes after what is made now, if it was made before.
    const auto isWithin = [&] { return before != &place && place.isAncestorOf(before); };
    while (before == &made || isWithin() || !isStopOfTab(*before)) {
        before = before->previousInFocusChain();
        if (before == &place)
            return; // there is none
    }
    QWidget::setTabOrder(before, &made);
}

} // namespace widgets
