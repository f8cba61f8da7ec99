// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/style/console_style.h"

#include <QStyleOptionHeader>

namespace widgets {

/// The style of the application with more room beside the texts of table cells and headings, and
/// with arrows that say the order: up where the least is at the top, down where the greatest is.
class PaddedItemStyle final : public ConsoleStyle {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaddedItemStyle)

public:
    PaddedItemStyle() = default;

    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override
    {
        if (metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin)
            return ConsoleStyle::pixelMetric(metric, option, widget) + extraRoom;
        return ConsoleStyle::pixelMetric(metric, option, widget);
    }

    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override
    {
        // Of a heading over icons there is no room for more than an ellipsis, or a few letters.
        const auto* heading = qstyleoption_cast<const QStyleOptionHeader*>(option);
        const bool isCut = heading != nullptr && option->rect.width() <= narrowIfCut
            && option->fontMetrics.horizontalAdvance(heading->text) > option->rect.width();
        if (element != CE_HeaderLabel || (option->rect.width() > narrowHeading && !isCut))
            ConsoleStyle::drawControl(element, option, painter, widget);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override
    {
        const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
        if (element != PE_IndicatorHeaderArrow || header == nullptr
            || header->sortIndicator == QStyleOptionHeader::None) {
            ConsoleStyle::drawPrimitive(element, option, painter, widget);
            return;
        }
        // QHeaderView calls an ascending order SortDown.
        QStyleOptionHeader turned = *header;
        turned.sortIndicator = header->sortIndicator == QStyleOptionHeader::SortDown
            ? QStyleOptionHeader::SortUp
            : QStyleOptionHeader::SortDown;
        ConsoleStyle::drawPrimitive(element, &turned, painter, widget);
    }

private:
    static constexpr int extraRoom = 5;
    static constexpr int narrowHeading = 34; ///< pixels
    static constexpr int narrowIfCut = 48;
};

} // namespace widgets
