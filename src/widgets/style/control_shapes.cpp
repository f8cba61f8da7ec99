// SPDX-License-Identifier: GPL-3.0-or-later
#include "control_shapes.h"

#include "deploy/widgets/theme/metrics.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace widgets::shapes {

namespace {

constexpr qreal chevronWidth = 8;
constexpr qreal crossWidth = 8;

/// Strokes the path, sharp at any scale.
void stroke(QPainter& painter, const QPainterPath& path, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, signWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.restore();
}

qreal turned(Qt::ArrowType way)
{
    switch (way) {
    case Qt::UpArrow:
        return 180;
    case Qt::LeftArrow:
        return 90;
    case Qt::RightArrow:
        return -90;
    case Qt::DownArrow:
    case Qt::NoArrow:
        break;
    }
    return 0;
}

} // namespace

void box(
    QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& edge, qreal edgeWidth)
{
    box(painter, rect, fill, edge, edgeWidth, theme::cornerRadius);
}

void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& edge,
    qreal edgeWidth, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(edge.isValid() ? QPen(edge, edgeWidth) : QPen(Qt::NoPen));
    const qreal inset = edge.isValid() ? edgeWidth / 2 : 0;
    const QRectF inside = rect.adjusted(inset, inset, -inset, -inset);
    const qreal largest = std::min(inside.width(), inside.height()) / 2;
    const qreal corner = std::min(radius - inset, largest);
    painter.drawRoundedRect(inside, corner, corner);
    painter.restore();
}

void chevron(QPainter& painter, const QRectF& rect, Qt::ArrowType way, const QColor& color)
{
    const qreal half = std::min({chevronWidth, rect.width(), rect.height()}) / 2;
    QPainterPath path(QPointF(-half, -half / 2));
    path.lineTo(0, half / 2);
    path.lineTo(half, -half / 2);
    QTransform place = QTransform::fromTranslate(rect.center().x(), rect.center().y());
    place.rotate(turned(way));
    stroke(painter, place.map(path), color);
}

void cross(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const qreal half = std::min({crossWidth, rect.width(), rect.height()}) / 2;
    const QPointF center = rect.center();
    QPainterPath path(center + QPointF(-half, -half));
    path.lineTo(center + QPointF(half, half));
    path.moveTo(center + QPointF(half, -half));
    path.lineTo(center + QPointF(-half, half));
    stroke(painter, path, color);
}

void tick(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const auto at = [&rect](qreal x, qreal y) {
        return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    };
    QPainterPath path(at(0.25, 0.53));
    path.lineTo(at(0.43, 0.71));
    path.lineTo(at(0.76, 0.31));
    stroke(painter, path, color);
}

} // namespace widgets::shapes
