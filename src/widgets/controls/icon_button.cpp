// SPDX-License-Identifier: GPL-3.0-or-later
#include "icon_button.h"

#include "deploy/widgets/theme/theme.h"

#include <QEvent>

namespace widgets {

IconButton::IconButton(QString icon, const QString& name, QWidget* parent)
    : QToolButton(parent)
    , m_icon(std::move(icon))
{
    setToolTip(name);
    setAccessibleName(name);
    setAutoRaise(true);
    updateAppearance();
}

void IconButton::updateAppearance()
{
    setIcon(theme::icon(m_icon, palette()));
}

void IconButton::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
