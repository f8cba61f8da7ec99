// SPDX-License-Identifier: GPL-3.0-or-later
#include "tab_painter.h"

#include "control_colors.h"
#include "control_shapes.h"

#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QStyleOptionTab>
#include <QTabBar>
#include <QTabWidget>

namespace widgets::tabs {

namespace {

constexpr int underline = 2;
constexpr qreal closeRadius = 4;

/// The edge of the tab on the side of its page.
QRect footOf(const QStyleOptionTab& tab, int thickness)
{
    const QRect rect = tab.rect;
    switch (tab.shape) {
    case QTabBar::RoundedSouth:
    case QTabBar::TriangularSouth:
        return {rect.left(), rect.top(), rect.width(), thickness};
    case QTabBar::RoundedWest:
    case QTabBar::TriangularWest:
        return {rect.right() + 1 - thickness, rect.top(), thickness, rect.height()};
    case QTabBar::RoundedEast:
    case QTabBar::TriangularEast:
        return {rect.left(), rect.top(), thickness, rect.height()};
    default:
        return {rect.left(), rect.bottom() + 1 - thickness, rect.width(), thickness};
    }
}

} // namespace

void drawShape(QPainter& painter, const QStyleOptionTab& tab)
{
    const ControlColors colors = controlColors(tab.palette);
    const bool isCurrent = tab.state.testFlag(QStyle::State_Selected);
    const bool isEnabled = tab.state.testFlag(QStyle::State_Enabled);
    if (!isCurrent && isEnabled && tab.state.testFlag(QStyle::State_MouseOver))
        shapes::box(painter, QRectF(tab.rect).adjusted(2, 3, -2, -4),
            theme::mixed(
                tab.palette.color(QPalette::Window), tab.palette.color(QPalette::WindowText), 0.06),
            {});
    if (isCurrent)
        painter.fillRect(footOf(tab, underline), isEnabled ? colors.accent : colors.edge);
    if (tab.state.testFlag(QStyle::State_HasFocus)
        && tab.state.testFlag(QStyle::State_KeyboardFocusChange))
        shapes::box(painter, QRectF(tab.rect).adjusted(2, 3, -2, -4), {}, colors.accent,
            shapes::focusWidth);
}

QStyleOptionTab labelOption(const QStyleOptionTab& tab)
{
    QStyleOptionTab label = tab;
    label.version = QStyleOptionTab::Version; // the copy has no more than this
    if (!tab.state.testFlag(QStyle::State_Selected) && tab.state.testFlag(QStyle::State_Enabled)
        && !tab.state.testFlag(QStyle::State_MouseOver))
        label.palette.setColor(QPalette::WindowText, controlColors(tab.palette).quiet);
    return label;
}

void drawBase(QPainter& painter, const QStyleOption& option, const QWidget* bar)
{
    const auto* base = qstyleoption_cast<const QStyleOptionTabBarBase*>(&option);
    QStyleOptionTab line;
    line.rect = option.rect;
    line.shape = base != nullptr ? base->shape : QTabBar::RoundedNorth;
    // What stands in the corner may be of another height than the tabs: the line is one.
    const bool isBeside = bar != nullptr && qobject_cast<const QTabWidget*>(bar->parentWidget())
        && line.shape == QTabBar::RoundedNorth && option.rect.left() > bar->geometry().right();
    if (isBeside)
        line.rect.moveBottom(bar->geometry().bottom());
    painter.fillRect(footOf(line, 1), controlColors(option.palette).softEdge);
}

void drawCloseSign(QPainter& painter, const QStyleOption& option)
{
    const ControlColors colors = controlColors(option.palette);
    const bool isOver = option.state.testFlag(QStyle::State_Raised)
        || option.state.testFlag(QStyle::State_MouseOver);
    const bool isDown = option.state.testFlag(QStyle::State_Sunken);
    const QRectF rect(option.rect);
    if (isOver || isDown)
        shapes::box(painter, rect, isDown ? colors.pressed : colors.hovered, {}, 0, closeRadius);
    const QColor color =
        isOver || isDown ? option.palette.color(QPalette::WindowText) : colors.edge;
    shapes::cross(painter, rect.adjusted(4.5, 4.5, -4.5, -4.5), color);
}

} // namespace widgets::tabs
