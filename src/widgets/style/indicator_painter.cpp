// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicator_painter.h"

#include "control_colors.h"
#include "control_shapes.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace widgets::indicators {

namespace {

constexpr qreal boxRadius = 3.5;
constexpr qreal edgeWidth = 1.2;

struct Face {
    QColor fill, edge, sign;
};

Face faceOf(const QStyleOption& option, bool isFilled)
{
    const ControlColors colors = controlColors(option.palette);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    if (!isEnabled)
        return {option.palette.color(QPalette::Window), colors.softEdge, colors.edge};
    if (isFilled)
        return {colors.accentFill, colors.accentFill, colors.onAccent};
    const bool isOver = option.state.testFlag(QStyle::State_MouseOver);
    // A round edge is thin between two pixels: it begins darker than a straight one.
    return {option.palette.color(QPalette::Base), isOver ? colors.accent : colors.quiet, {}};
}

QRectF largestSquareOf(const QRect& rect)
{
    const int side = std::min(rect.width(), rect.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    return square;
}

void drawCheckBox(QPainter& painter, const QStyleOption& option)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isPartly = option.state.testFlag(QStyle::State_NoChange);
    const Face face = faceOf(option, isOn || isPartly);
    const QRectF square = largestSquareOf(option.rect);
    shapes::box(painter, square, face.fill, face.edge, edgeWidth, boxRadius);
    if (isOn)
        shapes::tick(painter, square, face.sign);
    else if (isPartly)
        painter.fillRect(QRectF(square.left() + square.width() / 4, square.center().y() - 1,
                             square.width() / 2, 2),
            face.sign);
}

void drawRadioButton(QPainter& painter, const QStyleOption& option)
{
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const Face face = faceOf(option, isOn);
    const QRectF square = largestSquareOf(option.rect);
    shapes::box(painter, square, face.fill, face.edge, edgeWidth, square.width());
    const qreal inset = square.width() * 0.32;
    if (isOn)
        shapes::box(painter, square.adjusted(inset, inset, -inset, -inset), face.sign, {}, 0,
            square.width());
}

void drawOrder(QPainter& painter, const QStyleOption& option)
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
    if (header == nullptr || header->sortIndicator == QStyleOptionHeader::None)
        return;
    const bool isUp = header->sortIndicator == QStyleOptionHeader::SortUp;
    shapes::chevron(painter, option.rect, isUp ? Qt::UpArrow : Qt::DownArrow, signColor(option));
}

void drawBranch(QPainter& painter, const QStyleOption& option)
{
    if (!option.state.testFlag(QStyle::State_Children))
        return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isOpen = option.state.testFlag(QStyle::State_Open);
    const Qt::ArrowType closed =
        option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    shapes::chevron(painter, option.rect, isOpen ? Qt::DownArrow : closed,
        isSelected ? option.palette.color(QPalette::HighlightedText) : signColor(option));
}

} // namespace

bool drawPrimitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter)
{
    switch (element) {
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        drawCheckBox(painter, option);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        drawRadioButton(painter, option);
        return true;
    case QStyle::PE_IndicatorHeaderArrow:
        drawOrder(painter, option);
        return true;
    case QStyle::PE_IndicatorBranch:
        drawBranch(painter, option);
        return true;
    default:
        return false;
    }
}

bool drawBoxAlone(
    QPainter& painter, const QStyleOption& option, const QStyle& style, const QWidget* widget)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    if (button == nullptr || !button->text.isEmpty() || !button->icon.isNull())
        return false;
    QStyleOptionButton box(*button);
    box.rect = style.subElementRect(QStyle::SE_CheckBoxIndicator, button, widget);
    style.drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, widget);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        QStyleOptionFocusRect ring;
        ring.QStyleOption::operator=(option);
        ring.rect = style.subElementRect(QStyle::SE_CheckBoxFocusRect, button, widget);
        style.drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, widget);
    }
    return true;
}

} // namespace widgets::indicators
