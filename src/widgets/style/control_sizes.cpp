// SPDX-License-Identifier: GPL-3.0-or-later
#include "control_sizes.h"

#include "deploy/widgets/theme/metrics.h"

#include <QStyleOption>

#include <algorithm>

namespace widgets::sizes {

namespace {

constexpr int aroundLine = 6; ///< above and below the line of a control
constexpr int leastHeight = 28;
constexpr int besideChoice = 4; ///< between the edge and the text of a combo box
constexpr int besideButtonText = 6; ///< more than the base style leaves on each side

int heightOf(const QStyleOption& option)
{
    return std::max(leastHeight, option.fontMetrics.height() + 2 * aroundLine);
}

QSize ofToolButton(const QStyleOption& option, const QSize& base)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(&option);
    if (button == nullptr)
        return base;
    const int icon = button->icon.isNull() ? 0 : button->iconSize.height();
    const int height = std::max(heightOf(option), icon + 2 * aroundLine);
    const bool isIconAlone =
        button->text.isEmpty() || button->toolButtonStyle == Qt::ToolButtonIconOnly;
    if (isIconAlone)
        return base.expandedTo(QSize(height, height));
    return QSize(base.width() + 2 * besideToolText, std::max(base.height(), height));
}

/// The base style makes every button wide; the words of one without a face would stand alone in
/// that.
int widthOfButton(const QStyleOption& option, const QSize& base)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    if (button == nullptr || !button->features.testFlag(QStyleOptionButton::Flat))
        return base.width() + besideButtonText;
    const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + theme::space::tight;
    const int words = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
    return icon + words + 2 * theme::space::near;
}

constexpr int aroundBox = 3; ///< for the ring of a box to tick that has no words

bool isBoxAlone(const QStyleOption& option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    return button != nullptr && button->text.isEmpty() && button->icon.isNull();
}

} // namespace

std::optional<int> metric(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_ScrollBarExtent:
        return 12;
    case QStyle::PM_ScrollBarSliderMin:
        return 32;
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
    case QStyle::PM_TabCloseIndicatorWidth:
    case QStyle::PM_TabCloseIndicatorHeight:
        return 16;
    case QStyle::PM_TabBarTabHSpace:
        return 2 * theme::space::apart;
    case QStyle::PM_TabBarTabVSpace:
        return 2 * theme::space::near;
    case QStyle::PM_TabBarTabShiftVertical:
    case QStyle::PM_TabBarTabShiftHorizontal:
    case QStyle::PM_TabBarTabOverlap:
    case QStyle::PM_TabBarBaseOverlap:
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
        return 0;
    case QStyle::PM_MenuVMargin:
        return theme::space::tight;
    case QStyle::PM_SplitterWidth:
        return 9;
    default:
        return std::nullopt;
    }
}

QSize ofControl(QStyle::ContentsType type, const QStyleOption& option, const QSize& base)
{
    switch (type) {
    case QStyle::CT_PushButton:
        return QSize(widthOfButton(option, base), std::max(base.height(), heightOf(option)));
    case QStyle::CT_ToolButton:
        return ofToolButton(option, base);
    case QStyle::CT_ComboBox:
        return QSize(base.width() + besideChoice, std::max(base.height(), heightOf(option)));
    case QStyle::CT_CheckBox:
        return isBoxAlone(option) ? base + QSize(2 * aroundBox, 2 * aroundBox) : base;
    case QStyle::CT_HeaderSection: // the sum of the base style is a little short of its parts
        return QSize(base.width() + theme::space::near, base.height());
    case QStyle::CT_LineEdit:
    case QStyle::CT_SpinBox:
        return base.expandedTo(QSize(0, heightOf(option)));
    default:
        return base;
    }
}

QRect partOf(QStyle::ComplexControl control, const QStyleOption& option, QStyle::SubControl part,
    const QRect& base)
{
    if (control != QStyle::CC_ComboBox || part != QStyle::SC_ComboBoxEditField)
        return base;
    return option.direction == Qt::RightToLeft ? base.adjusted(0, 0, -besideChoice, 0)
                                               : base.adjusted(besideChoice, 0, 0, 0);
}

QRect elementOf(QStyle::SubElement element, const QStyleOption& option, const QRect& base)
{
    // The base style draws the ring of a box without words inside of it.
    if (isBoxAlone(option) && element == QStyle::SE_CheckBoxIndicator)
        return base.translated(aroundBox, 0);
    if (isBoxAlone(option) && element == QStyle::SE_CheckBoxFocusRect)
        return base.translated(aroundBox, 0)
            .adjusted(-1 - aroundBox, -1 - aroundBox, 1 + aroundBox, 1 + aroundBox);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&option);
    // Those within spin and combo boxes have no frame, and room already.
    const bool isField =
        element == QStyle::SE_LineEditContents && frame != nullptr && frame->lineWidth > 0;
    return isField ? base.adjusted(besideChoice, 0, -besideChoice, 0) : base;
}

} // namespace widgets::sizes
