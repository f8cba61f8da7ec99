// SPDX-License-Identifier: GPL-3.0-or-later
#include "still_rows.h"

#include "list_body.h"
#include "table/history_table.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLayout>

#include <utility>

namespace widgets {

StillRows::StillRows(QWidget& page, ListBody& body)
    : QObject(&page)
    , m_page(page)
    , m_body(body)
{
    m_body.table().viewport()->installEventFilter(this);
}

/// A page that comes into view is laid out first, and has had no place on the screen before.
bool StillRows::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint)
        m_areSeen = true;
    else if (event->type() == QEvent::Hide)
        m_areSeen = false;
    return QObject::eventFilter(watched, event);
}

int StillRows::top() const
{
    return m_body.mapTo(&m_page, QPoint()).y();
}

/// What scrolls on the page has a layout of its own, and is as large as that asks for, and as far
/// up as it can be then, once it was told.
void StillRows::settle()
{
    QWidget* each = &m_body;
    while (each != &m_page) {
        each = each->parentWidget();
        if (each->layout() != nullptr)
            each->layout()->activate();
        QCoreApplication::sendPostedEvents(each, QEvent::LayoutRequest);
    }
}

void StillRows::keep(const std::function<void()>& change)
{
    const int before = top();
    const bool wereSeen = m_areSeen;
    change();
    if (!wereSeen || !m_areSeen)
        return;
    settle();
    const int down = top() - before;
    m_body.table().place().stayDespiteMove(down);
    m_topBefore += down; // which follow() has not to do once more
}

void StillRows::noteBefore()
{
    if (!m_isToFollow)
        m_topBefore = top();
}

void StillRows::hasChanged()
{
    if (!m_areSeen || m_body.table().place().isFilling() || std::exchange(m_isToFollow, true))
        return;
    QMetaObject::invokeMethod(this, &StillRows::follow, Qt::QueuedConnection);
}

void StillRows::follow()
{
    m_isToFollow = false;
    if (!m_areSeen)
        return;
    settle();
    m_body.table().place().stayDespiteMove(top() - m_topBefore);
}

} // namespace widgets
