// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/report/picture_page.h"

#include <QPagedPaintDevice>
#include <QPainter>
#include <QSvgRenderer>

namespace widgets {

bool paintPicturePage(const QByteArray& svg, QPagedPaintDevice& device)
{
    QSvgRenderer picture(svg);
    QPainter painter;
    if (!picture.isValid() || !painter.begin(&device))
        return false;
    const QSizeF page(device.width(), device.height());
    const QSizeF size = QSizeF(picture.defaultSize()).scaled(page, Qt::KeepAspectRatio);
    picture.render(&painter, QRectF(QPointF(), size));
    return true;
}

} // namespace widgets
