// SPDX-License-Identifier: GPL-3.0-or-later
#include "middle_click.h"

#include <QMouseEvent>
#include <QTabBar>

namespace console {

MiddleClick::MiddleClick(QTabBar& bar)
    : QObject(&bar)
    , m_bar(bar)
{
    bar.installEventFilter(this);
}

bool MiddleClick::eventFilter(QObject* watched, QEvent* event)
{
    const auto* mouse = event->type() == QEvent::MouseButtonRelease
        ? static_cast<const QMouseEvent*>(event)
        : nullptr;
    if (mouse == nullptr || mouse->button() != Qt::MiddleButton)
        return QObject::eventFilter(watched, event);
    const int tab = m_bar.tabAt(mouse->position().toPoint());
    if (tab >= 0)
        Q_EMIT clicked(tab);
    return true;
}

} // namespace console
