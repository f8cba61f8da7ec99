// SPDX-License-Identifier: GPL-3.0-or-later
#include "extension_icon.h"

#include "control_shapes.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

namespace widgets {

void ExtensionIcon::paint(
    QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State /*state*/)
{
    const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
    shapes::chevron(*painter, rect,
        QGuiApplication::isRightToLeft() ? Qt::LeftArrow : Qt::RightArrow,
        QGuiApplication::palette().color(group, QPalette::ButtonText));
}

QPixmap ExtensionIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return picture;
}

} // namespace widgets
