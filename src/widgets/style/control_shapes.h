// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <Qt>

class QPainter;

/// The few shapes that every control is put together from.
namespace widgets::shapes {

inline constexpr qreal hairline = 1;
inline constexpr qreal focusWidth = 2;
inline constexpr qreal signWidth = 1.5; ///< stroke of chevrons, crosses and ticks

/// A rounded box, its edge inside of the rectangle; an invalid color leaves that part out.
void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& edge,
    qreal edgeWidth = hairline);
/// The same with corners of another radius.
void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& edge,
    qreal edgeWidth, qreal radius);
/// An open arrow head in the middle of the rectangle.
void chevron(QPainter& painter, const QRectF& rect, Qt::ArrowType way, const QColor& color);
void cross(QPainter& painter, const QRectF& rect, const QColor& color);
void tick(QPainter& painter, const QRectF& rect, const QColor& color);

} // namespace widgets::shapes
