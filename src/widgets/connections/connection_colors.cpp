// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/connection_colors.h"

#include <QPainter>
#include <QPixmap>

namespace widgets {

namespace {

constexpr int swatchSize = 32;
constexpr int swatchMargin = 4;

} // namespace

QColor colorOf(operations::ConnectionColor color)
{
    using operations::ConnectionColor;
    switch (color) {
    case ConnectionColor::Gray:
        break;
    case ConnectionColor::Blue:
        return QColor(0x3b, 0x78, 0xe7);
    case ConnectionColor::Teal:
        return QColor(0x0f, 0x8f, 0x8a);
    case ConnectionColor::Green:
        return QColor(0x2f, 0x93, 0x48);
    case ConnectionColor::Orange:
        return QColor(0xcc, 0x6c, 0x0b);
    case ConnectionColor::Red:
        return QColor(0xdb, 0x3b, 0x3b);
    case ConnectionColor::Purple:
        return QColor(0x95, 0x5b, 0xdb);
    }
    return QColor(0x78, 0x80, 0x8c);
}

QIcon colorIcon(operations::ConnectionColor color)
{
    QPixmap swatch(swatchSize, swatchSize);
    swatch.fill(Qt::transparent);
    QPainter painter(&swatch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(color));
    painter.drawEllipse(
        swatch.rect().adjusted(swatchMargin, swatchMargin, -swatchMargin, -swatchMargin));
    QIcon icon(swatch);
    // A selected row would tint it, and the color is what it is there for.
    icon.addPixmap(swatch, QIcon::Selected);
    return icon;
}

} // namespace widgets
