// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/style/console_style.h"

#include "button_painter.h"
#include "control_colors.h"
#include "control_shapes.h"
#include "control_sizes.h"
#include "extension_icon.h"
#include "field_painter.h"
#include "header_painter.h"
#include "indicator_painter.h"
#include "item_painter.h"
#include "menu_painter.h"
#include "progress_painter.h"
#include "scroll_bar_painter.h"
#include "tab_painter.h"
#include "wheel_guard.h"

#include "deploy/widgets/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QTabBar>

namespace widgets {

ConsoleStyle::ConsoleStyle()
    : QProxyStyle(QStringLiteral("fusion"))
    , m_wheelGuard(new WheelGuard(this))
{
}

void ConsoleStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    m_wheelGuard->watch(*widget);
    if (auto* header = qobject_cast<QHeaderView*>(widget))
        header->viewport()->setAttribute(Qt::WA_Hover);
    else if (qobject_cast<QTabBar*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
}

void ConsoleStyle::unpolish(QWidget* widget)
{
    m_wheelGuard->leave(*widget);
    QProxyStyle::unpolish(widget);
}

/// Every menu bar and every command link asks for these, seen or not. The base class has them in
/// files: reading their sizes would load all plugins for pictures at each start.
QIcon ConsoleStyle::standardIcon(
    StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton || icon == SP_CommandLink)
        return QIcon(new ExtensionIcon);
    const QPalette palette = widget != nullptr ? widget->palette() : QApplication::palette();
    const auto sign = [&palette](const char* name, theme::Tone tone) {
        return theme::icon(QString::fromLatin1(name), theme::foreground(tone, palette));
    };
    switch (icon) {
    case SP_MessageBoxQuestion:
        return sign("unknown", theme::Tone::Info);
    case SP_MessageBoxInformation:
        return sign("info", theme::Tone::Info);
    case SP_MessageBoxWarning:
        return sign("warning", theme::Tone::Warning);
    case SP_MessageBoxCritical:
        return sign("failed", theme::Tone::Bad);
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

QRect ConsoleStyle::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const QRect base = QProxyStyle::subElementRect(element, option, widget);
    return option != nullptr ? sizes::elementOf(element, *option, base) : base;
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    if (option == nullptr || painter == nullptr
        || !drawOwnPrimitive(element, *option, *painter, widget))
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

bool ConsoleStyle::drawOwnPrimitive(PrimitiveElement element, const QStyleOption& option,
    QPainter& painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
        buttons::drawFace(painter, option);
        return true;
    case PE_PanelButtonTool:
        if (option.state.testFlag(State_AutoRaise))
            buttons::drawFlatFace(painter, option);
        else
            buttons::drawFace(painter, option);
        return true;
    case PE_FrameDefaultButton:
        return true;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
        return !items::hasPanel(option); // the base class works out colors before it looks
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
        tabs::drawBase(painter, option, qobject_cast<const QTabBar*>(widget));
        return true;
    case PE_IndicatorTabClose:
        tabs::drawCloseSign(painter, option);
        return true;
    case PE_IndicatorArrowDown:
        shapes::chevron(painter, option.rect, Qt::DownArrow, signColor(option));
        return true;
    case PE_IndicatorArrowUp:
        shapes::chevron(painter, option.rect, Qt::UpArrow, signColor(option));
        return true;
    case PE_IndicatorArrowLeft:
        shapes::chevron(painter, option.rect, Qt::LeftArrow, signColor(option));
        return true;
    case PE_IndicatorArrowRight:
        shapes::chevron(painter, option.rect, Qt::RightArrow, signColor(option));
        return true;
    default:
        return fields::drawPrimitive(element, option, painter, widget)
            || indicators::drawPrimitive(element, option, painter)
            || menus::drawPrimitive(element, option, painter);
    }
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    if (option == nullptr || painter == nullptr
        || !drawOwnControl(element, *option, *painter, widget))
        QProxyStyle::drawControl(element, option, painter, widget);
}

bool ConsoleStyle::drawOwnControl(ControlElement element, const QStyleOption& option,
    QPainter& painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        return buttons::drawBevel(painter, option, *proxy(), widget);
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option)) {
            const QStyleOptionButton label = buttons::labelOption(*button);
            QProxyStyle::drawControl(element, &label, &painter, widget);
            return true;
        }
        return false;
    case CE_CheckBox:
        return indicators::drawBoxAlone(painter, option, *proxy(), widget);
    case CE_ToolButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(&option)) {
            const QStyleOptionToolButton label = buttons::labelOption(*button);
            QProxyStyle::drawControl(element, &label, &painter, widget);
        }
        return true;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option))
            tabs::drawShape(painter, *tab);
        return true;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option)) {
            const QStyleOptionTab label = tabs::labelOption(*tab);
            QProxyStyle::drawControl(element, &label, &painter, widget);
        }
        return true;
    case CE_Header:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option))
            headers::draw(painter, *header, *proxy(), widget);
        return true;
    case CE_HeaderSection:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option))
            headers::drawSection(painter, *header);
        return true;
    case CE_ItemViewItem:
        return items::draw(painter, option, *proxy(), widget);
    case CE_HeaderEmptyArea:
        headers::drawEmptyArea(painter, option);
        return true;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option)) {
            const QStyleOptionHeaderV2 label = headers::labelOption(*header);
            QProxyStyle::drawControl(element, &label, &painter, widget);
        }
        return true;
    default:
        return menus::drawControl(element, option, painter, *proxy(), widget)
            || progress::drawControl(element, option, painter);
    }
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    if (option == nullptr || painter == nullptr) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    switch (control) {
    case CC_ComboBox:
        fields::drawComboBox(*painter, *option, *proxy(), widget);
        return;
    case CC_SpinBox:
        fields::drawSpinBox(*painter, *option, *proxy(), widget);
        return;
    case CC_ScrollBar:
        scroll_bars::draw(*painter, *option, *proxy(), widget);
        return;
    case CC_ToolButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            const QStyleOptionToolButton own = buttons::wholeOption(*button);
            QProxyStyle::drawComplexControl(control, &own, painter, widget);
        }
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

int ConsoleStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    if (metric == PM_DefaultFrameWidth && fields::isScrolledByKeys(widget))
        return static_cast<int>(shapes::focusWidth);
    const std::optional<int> own = sizes::metric(metric);
    return own ? *own : QProxyStyle::pixelMetric(metric, option, widget);
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returnData) const
{
    // Choices open below their field, as a list that scrolls, and nothing moves by itself.
    if (hint == SH_ComboBox_Popup || hint == SH_Widget_Animation_Duration)
        return 0;
    // Its words say what a button does; a toolkit's own pictures are of another family.
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QSize ConsoleStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    if (type == CT_MenuItem && option != nullptr)
        return menus::itemSize(*option, size);
    const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    return option == nullptr ? base : sizes::ofControl(type, *option, base);
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
    SubControl part, const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && slider != nullptr)
        return scroll_bars::partRect(*slider, part);
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    return option == nullptr ? rect : sizes::partOf(control, *option, part, rect);
}

} // namespace widgets
