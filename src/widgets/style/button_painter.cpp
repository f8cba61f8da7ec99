// SPDX-License-Identifier: GPL-3.0-or-later
#include "button_painter.h"

#include "control_colors.h"
#include "control_shapes.h"
#include "control_sizes.h"

#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QDialogButtonBox>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionButton>

namespace widgets::buttons {

namespace {

constexpr int accentEdge = 2;

bool hasKeyboardFocus(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

bool isUnderPointer(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_Enabled)
        && option.state.testFlag(QStyle::State_MouseOver);
}

QColor faceOf(const QStyleOption& option, const ControlColors& colors)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return option.palette.color(QPalette::Window);
    if (option.state.testFlag(QStyle::State_Sunken))
        return colors.pressed;
    if (option.state.testFlag(QStyle::State_On))
        return colors.checked;
    return isUnderPointer(option) ? colors.hovered : colors.face;
}

/// A ring, and a gap of the ground below it where the face has the color of the ring.
void drawDefaultFace(QPainter& painter, const QStyleOption& option, const ControlColors& colors)
{
    QColor fill = colors.accentFill;
    if (option.state.testFlag(QStyle::State_Sunken))
        fill = theme::mixed(fill, Qt::black, 0.2);
    else if (isUnderPointer(option))
        fill = theme::mixed(fill, Qt::black, 0.1);
    if (!hasKeyboardFocus(option)) {
        shapes::box(painter, option.rect, fill, {});
        return;
    }
    shapes::box(painter, option.rect, option.palette.color(QPalette::Base), colors.accent,
        shapes::focusWidth);
    shapes::box(painter, QRectF(option.rect).adjusted(3, 3, -3, -3), fill, {}, 0, 3);
}

/// The icon in one color, as it is drawn on the accent.
QIcon painted(const QIcon& icon, const QSize& size, const QColor& color)
{
    QPixmap picture = icon.pixmap(size, 2.0);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), color);
    painter.end();
    return QIcon(picture);
}

/// The return key presses it.
bool takesReturn(const QStyleOption& option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton)
        && !button->features.testFlag(QStyleOptionButton::Flat);
}

/// Where the safe way out is the default, it must not look like what the dialog is for.
bool takesBack(const QStyleOption& option)
{
    auto* button = qobject_cast<QPushButton*>(option.styleObject);
    const auto* box =
        button != nullptr ? qobject_cast<QDialogButtonBox*>(button->parentWidget()) : nullptr;
    return box != nullptr && box->buttonRole(button) == QDialogButtonBox::RejectRole;
}

} // namespace

bool isDefault(const QStyleOption& option)
{
    return takesReturn(option) && option.state.testFlag(QStyle::State_Enabled)
        && !takesBack(option);
}

void drawFace(QPainter& painter, const QStyleOption& option)
{
    const ControlColors colors = controlColors(option.palette);
    if (isDefault(option)) {
        drawDefaultFace(painter, option, colors);
        return;
    }
    const bool isFocused = hasKeyboardFocus(option);
    const bool isOn =
        option.state.testFlag(QStyle::State_On) && option.state.testFlag(QStyle::State_Enabled);
    shapes::box(painter, option.rect, faceOf(option, colors),
        isFocused || isOn || takesReturn(option) ? colors.accent : colors.softEdge,
        isFocused ? shapes::focusWidth : shapes::hairline);
    if (!isOn)
        return;
    const QRectF foot(option.rect.left() + accentEdge * 2,
        option.rect.top() + option.rect.height() - accentEdge, option.rect.width() - accentEdge * 4,
        accentEdge);
    painter.fillRect(foot, colors.accent);
}

void drawFlatFace(QPainter& painter, const QStyleOption& option)
{
    const bool isSeen = isUnderPointer(option) || option.state.testFlag(QStyle::State_Sunken)
        || option.state.testFlag(QStyle::State_On);
    const ControlColors colors = controlColors(option.palette);
    if (isSeen && option.state.testFlag(QStyle::State_Enabled))
        shapes::box(painter, option.rect, faceOf(option, colors),
            option.state.testFlag(QStyle::State_On) ? colors.accent : QColor());
    if (hasKeyboardFocus(option))
        shapes::box(painter, option.rect, {}, colors.accent, shapes::focusWidth);
}

bool drawBevel(
    QPainter& painter, const QStyleOption& option, const QStyle& style, const QWidget* widget)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    if (button == nullptr)
        return false;
    if (button->features.testFlag(QStyleOptionButton::Flat))
        drawFlatFace(painter, option);
    else
        style.drawPrimitive(QStyle::PE_PanelButtonCommand, button, &painter, widget);
    if (!button->features.testFlag(QStyleOptionButton::HasMenu))
        return true;
    const int room = style.pixelMetric(QStyle::PM_MenuButtonIndicator, button, widget);
    QStyleOptionButton sign = *button;
    sign.rect = QStyle::visualRect(button->direction, button->rect,
        QRect(button->rect.right() - room - theme::space::tight, button->rect.top(), room,
            button->rect.height()));
    if (isDefault(option))
        shapes::chevron(painter, sign.rect, Qt::DownArrow, controlColors(option.palette).onAccent);
    else
        style.drawPrimitive(QStyle::PE_IndicatorArrowDown, &sign, &painter, widget);
    return true;
}

QStyleOptionButton labelOption(const QStyleOptionButton& option)
{
    QStyleOptionButton label = option;
    if (!isDefault(option))
        return label;
    const QColor color = controlColors(option.palette).onAccent;
    label.palette.setColor(QPalette::ButtonText, color);
    if (!label.icon.isNull())
        label.icon = painted(label.icon, label.iconSize, color);
    return label;
}

QStyleOptionToolButton labelOption(const QStyleOptionToolButton& option)
{
    QStyleOptionToolButton label = option;
    if (option.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !option.icon.isNull())
        label.rect.adjust(sizes::besideToolText, 0, -sizes::besideToolText, 0);
    return label;
}

QStyleOptionToolButton wholeOption(const QStyleOptionToolButton& option)
{
    QStyleOptionToolButton whole = option;
    whole.features &= ~QStyleOptionToolButton::ToolButtonFeatures(QStyleOptionToolButton::HasMenu);
    return whole;
}

} // namespace widgets::buttons
