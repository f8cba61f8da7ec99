// SPDX-License-Identifier: GPL-3.0-or-later
#include "still_rows.h"

#include "list_body.h"
#include "table/history_table.h"

#include <QLayout>

#include <utility>

namespace widgets {

StillRows::StillRows(QWidget& page, ListBody& body)
    : QObject(&page)
    , m_page(page)
    , m_body(body)
{
}

int StillRows::top() const
{
    return m_body.mapTo(&m_page, QPoint()).y();
}

void StillRows::keep(const std::function<void()>& change)
{
    const int before = top();
    change();
    if (!m_page.isVisible())
        return;
    m_page.layout()->activate();
    m_body.table().place().stayDespiteMove(top() - before);
}

void StillRows::noteBefore()
{
    if (!m_isToFollow)
        m_topBefore = top();
}

void StillRows::hasChanged()
{
    if (!m_page.isVisible() || m_body.table().place().isFilling()
        || std::exchange(m_isToFollow, true))
        return;
    QMetaObject::invokeMethod(this, &StillRows::follow, Qt::QueuedConnection);
}

void StillRows::follow()
{
    m_isToFollow = false;
    m_page.layout()->activate();
    m_body.table().place().stayDespiteMove(top() - m_topBefore);
}

} // namespace widgets
