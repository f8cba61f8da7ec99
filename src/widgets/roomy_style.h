// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace widgets {

/// The style of the application with more room beside the texts of table cells and headings.
class RoomyStyle final : public QProxyStyle {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomyStyle)

public:
    RoomyStyle() = default;

    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override
    {
        if (metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin)
            return QProxyStyle::pixelMetric(metric, option, widget) + extraRoom;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }

private:
    static constexpr int extraRoom = 5;
};

} // namespace widgets
