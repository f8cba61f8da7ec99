// SPDX-License-Identifier: GPL-3.0-or-later
#include "scroll_bar_painter.h"

#include "control_colors.h"
#include "control_shapes.h"

#include "deploy/widgets/theme/theme.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace widgets::scroll_bars {

namespace {

constexpr int shortestHandle = 32;
constexpr int inset = 3; ///< of the handle's picture from the edges of the bar

/// A scroll bar paints all of itself: with the ground of what it scrolls.
QColor groundOf(const QStyleOption& option, const QWidget* widget)
{
    for (const QWidget* above = widget; above != nullptr; above = above->parentWidget()) {
        const auto* area = qobject_cast<const QAbstractScrollArea*>(above);
        if (area != nullptr && area->viewport() != nullptr)
            return area->viewport()->palette().color(area->viewport()->backgroundRole());
    }
    return option.palette.color(QPalette::Base);
}

int handleLength(const QStyleOptionSlider& option, int room)
{
    const qint64 range = qint64(option.maximum) - option.minimum;
    if (range <= 0)
        return room;
    const qint64 length = qint64(option.pageStep) * room / (range + option.pageStep);
    return std::min(room, std::max(shortestHandle, int(length)));
}

} // namespace

QRect partRect(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const bool isFlat = option.orientation == Qt::Horizontal;
    const int room = isFlat ? option.rect.width() : option.rect.height();
    const int length = handleLength(option, room);
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown);
    const auto stretch = [&](int from, int size) {
        const QRect rect = isFlat
            ? QRect(option.rect.left() + from, option.rect.top(), size, option.rect.height())
            : QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), size);
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return option.rect;
    case QStyle::SC_ScrollBarSlider:
        return stretch(start, length);
    case QStyle::SC_ScrollBarSubPage:
        return stretch(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return stretch(start + length, room - start - length);
    default:
        return {};
    }
}

void draw(QPainter& painter, const QStyleOptionComplex& option, const QStyle& style,
    const QWidget* widget)
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    if (slider == nullptr)
        return;
    painter.fillRect(option.rect, groundOf(option, widget));
    if (slider->maximum <= slider->minimum || !option.state.testFlag(QStyle::State_Enabled))
        return;
    const bool isHeld = option.state.testFlag(QStyle::State_Sunken)
        && option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const bool isOver = option.state.testFlag(QStyle::State_MouseOver);
    const ControlColors colors = controlColors(option.palette);
    const qreal margin = isOver || isHeld ? inset - 1 : inset;
    const QRectF handle = QRectF(
        style.subControlRect(QStyle::CC_ScrollBar, slider, QStyle::SC_ScrollBarSlider, widget))
                              .adjusted(margin, margin, -margin, -margin);
    shapes::box(painter, handle, isHeld || isOver ? colors.quiet : colors.edge, {}, 0,
        std::min(handle.width(), handle.height()) / 2);
}

} // namespace widgets::scroll_bars
