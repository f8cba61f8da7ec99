// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/console_style.h"

#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace widgets {

namespace {

constexpr qreal edgeWidth = 1.2;
constexpr qreal focusWidth = 2;
constexpr qreal focusRadius = 4;

void drawEdge(QPainter& painter, const QStyleOption& option, bool isRound)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor edge = theme::secondaryText(option.palette);
    painter.setPen(QPen(isEnabled ? edge : theme::line(option.palette), edgeWidth));
    painter.setBrush(Qt::NoBrush);
    const QRectF box = QRectF(option.rect).adjusted(0.6, 0.6, -0.6, -0.6);
    if (isRound)
        painter.drawEllipse(box);
    else
        painter.drawRoundedRect(box, 2, 2);
    painter.restore();
}

/// The style draws a focus of its own on buttons with a frame.
bool needsFocusRing(const QStyleOption& option, bool isFlat)
{
    return isFlat && option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

void drawFocusRing(QPainter& painter, const QStyleOption& option)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::foreground(theme::Tone::Info, option.palette), focusWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), focusRadius, focusRadius);
    painter.restore();
}

} // namespace

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    const bool isRadio = element == PE_IndicatorRadioButton;
    if ((isBox || isRadio) && option != nullptr && painter != nullptr)
        drawEdge(*painter, *option, isRadio);
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (element == CE_PushButton && button != nullptr
        && needsFocusRing(*button, button->features.testFlag(QStyleOptionButton::Flat)))
        drawFocusRing(*painter, *button);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_ToolButton && option != nullptr
        && needsFocusRing(*option, option->state.testFlag(State_AutoRaise)))
        drawFocusRing(*painter, *option);
}

} // namespace widgets
