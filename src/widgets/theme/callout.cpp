// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/theme/callout.h"

#include "deploy/widgets/theme/metrics.h"

#include <QPainter>
#include <QWidget>

namespace widgets::theme {

void paintCallout(QWidget& widget, Tone tone)
{
    constexpr int stripeRadius = 2;
    QPainter painter(&widget);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(background(tone, widget.palette()));
    painter.drawRoundedRect(widget.rect(), cornerRadius, cornerRadius);
    painter.setBrush(foreground(tone, widget.palette()));
    painter.drawRoundedRect(
        QRect(0, 0, calloutStripe, widget.height()), stripeRadius, stripeRadius);
}

} // namespace widgets::theme
