// SPDX-License-Identifier: GPL-3.0-or-later
#include "card.h"

#include "deploy/widgets/theme/metrics.h"

#include <QPainter>

namespace widgets {

Card::Card(QWidget* parent, std::optional<theme::Tone> stripe)
    : QFrame(parent)
    , m_stripe(stripe)
{
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(theme::line(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(edge, theme::cornerRadius, theme::cornerRadius);
    if (!m_stripe)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::foreground(*m_stripe, palette()));
    painter.drawRoundedRect(QRectF(0, 0, width(), stripeHeight), 2, 2);
}

} // namespace widgets
