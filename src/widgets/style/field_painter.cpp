// SPDX-License-Identifier: GPL-3.0-or-later
#include "field_painter.h"

#include "control_colors.h"
#include "control_shapes.h"

#include "deploy/widgets/theme/metrics.h"

#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStyleOption>
#include <QTextEdit>
#include <QToolButton>

#include <algorithm>

namespace widgets::fields {

namespace {

constexpr qreal focusRadius = 4;
constexpr int checkSize = 16; ///< of the box in the title of a group

bool hasFocus(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_Enabled);
}

bool isUnderPointer(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_MouseOver)
        && option.state.testFlag(QStyle::State_Enabled);
}

/// A field of one line; what cannot be written into has the ground of the window.
void drawField(QPainter& painter, const QStyleOption& option, const QRect& rect)
{
    const ControlColors colors = controlColors(option.palette);
    const bool isOpen = option.state.testFlag(QStyle::State_Enabled)
        && !option.state.testFlag(QStyle::State_ReadOnly);
    const QColor ground = option.palette.color(isOpen ? QPalette::Base : QPalette::Window);
    const QColor edge = hasFocus(option)               ? colors.accent
        : option.state.testFlag(QStyle::State_Enabled) ? colors.edge
                                                       : colors.softEdge;
    shapes::box(
        painter, rect, ground, edge, hasFocus(option) ? shapes::focusWidth : shapes::hairline);
}

/// What is chosen from looks like a button: its words and its sign make it known.
void drawChoice(QPainter& painter, const QStyleOption& option)
{
    const ControlColors colors = controlColors(option.palette);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    QColor face = isEnabled ? colors.face : option.palette.color(QPalette::Window);
    if (isEnabled && option.state.testFlag(QStyle::State_Sunken))
        face = colors.pressed;
    else if (isUnderPointer(option))
        face = colors.hovered;
    shapes::box(painter, option.rect, face, hasFocus(option) ? colors.accent : colors.softEdge,
        hasFocus(option) ? shapes::focusWidth : shapes::hairline);
}

void drawLineEdit(QPainter& painter, const QStyleOption& option)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    if (frame == nullptr || frame->lineWidth > 0)
        drawField(painter, option, option.rect);
    else
        painter.fillRect(option.rect, option.palette.brush(QPalette::Base));
}

/// Around a view: the corners of what is inside are square.
void drawViewFrame(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    const ControlColors colors = controlColors(option.palette);
    const bool isWrittenInto = qobject_cast<const QPlainTextEdit*>(widget) != nullptr
        || qobject_cast<const QTextEdit*>(widget) != nullptr;
    const bool isFocused = hasFocus(option)
        && (isWrittenInto || option.state.testFlag(QStyle::State_KeyboardFocusChange));
    const QColor edge = isFocused ? colors.accent : isWrittenInto ? colors.edge : colors.softEdge;
    if (isWrittenInto) // the frame is wider than its edge
        painter.fillRect(option.rect, option.palette.brush(QPalette::Base));
    const qreal width =
        isFocused && isScrolledByKeys(widget) ? shapes::focusWidth : shapes::hairline;
    const qreal half = width / 2;
    painter.save();
    painter.setPen(QPen(edge, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(option.rect).adjusted(half, half, -half, -half));
    painter.restore();
}

/// Below the line of its title.
void drawGroup(QPainter& painter, const QStyleOption& option)
{
    const int title = std::max(checkSize, option.fontMetrics.height()) + theme::space::tight;
    shapes::box(
        painter, option.rect.adjusted(0, title, 0, 0), {}, controlColors(option.palette).softEdge);
}

/// Of a flat tool button no face is drawn before the pointer is on it: the ring is its only sign.
void drawFocus(QPainter& painter, const QStyleOption& option, const QWidget* widget)
{
    if (!option.state.testFlag(QStyle::State_KeyboardFocusChange))
        return;
    if (qobject_cast<const QToolButton*>(widget) != nullptr) {
        shapes::box(
            painter, widget->rect(), {}, controlColors(option.palette).accent, shapes::focusWidth);
        return;
    }
    shapes::box(painter, option.rect, {}, controlColors(option.palette).accent, shapes::signWidth,
        focusRadius);
}

} // namespace

bool isScrolledByKeys(const QWidget* widget)
{
    return qobject_cast<const QPlainTextEdit*>(widget) != nullptr
        || qobject_cast<const QTextEdit*>(widget) != nullptr
        || qobject_cast<const QScrollArea*>(widget) != nullptr;
}

bool drawPrimitive(QStyle::PrimitiveElement element, const QStyleOption& option, QPainter& painter,
    const QWidget* widget)
{
    switch (element) {
    case QStyle::PE_PanelLineEdit:
        drawLineEdit(painter, option);
        return true;
    case QStyle::PE_FrameLineEdit:
        return true;
    case QStyle::PE_Frame:
        drawViewFrame(painter, option, widget);
        return true;
    case QStyle::PE_FrameGroupBox:
        drawGroup(painter, option);
        return true;
    case QStyle::PE_PanelTipLabel:
        painter.fillRect(option.rect, controlColors(option.palette).edge);
        painter.fillRect(
            option.rect.adjusted(1, 1, -1, -1), option.palette.color(QPalette::ToolTipBase));
        return true;
    case QStyle::PE_FrameFocusRect:
        drawFocus(painter, option, widget);
        return true;
    default:
        return false;
    }
}

void drawComboBox(QPainter& painter, const QStyleOptionComplex& option, const QStyle& style,
    const QWidget* widget)
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(&option);
    if (combo == nullptr)
        return;
    if (combo->editable && combo->frame)
        drawField(painter, option, option.rect);
    else if (combo->frame)
        drawChoice(painter, option);
    if (!combo->subControls.testFlag(QStyle::SC_ComboBoxArrow))
        return;
    const QRect arrow =
        style.subControlRect(QStyle::CC_ComboBox, combo, QStyle::SC_ComboBoxArrow, widget);
    shapes::chevron(painter, arrow, Qt::DownArrow, signColor(option));
}

void drawSpinBox(QPainter& painter, const QStyleOptionComplex& option, const QStyle& style,
    const QWidget* widget)
{
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(&option);
    if (spin == nullptr)
        return;
    if (spin->frame)
        drawField(painter, option, option.rect);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto drawStep = [&](QStyle::SubControl part, Qt::ArrowType way,
                              QAbstractSpinBox::StepEnabledFlag flag) {
        QStyleOptionSpinBox step = *spin;
        step.state.setFlag(QStyle::State_Enabled,
            spin->stepEnabled.testFlag(flag) && spin->state.testFlag(QStyle::State_Enabled));
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, spin, part, widget);
        const bool isOver = isUnderPointer(step) && spin->activeSubControls.testFlag(part);
        shapes::chevron(painter, QRectF(rect).adjusted(4, 4, -4, -4), way,
            isOver ? step.palette.color(QPalette::Text) : signColor(step));
    };
    drawStep(QStyle::SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    drawStep(QStyle::SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

} // namespace widgets::fields
