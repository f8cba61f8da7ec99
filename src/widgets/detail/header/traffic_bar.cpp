// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic_bar.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/side_texts.h"
#include "deploy/widgets/access/accessible_role.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace widgets {

namespace {

constexpr int trafficBarThickness = 8;
constexpr int trafficBarSpacing = 3;

double drawn(std::optional<double> percent)
{
    return deployment::drawablePercentage(percent).value_or(0);
}

} // namespace

TrafficBar::TrafficBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Traffic split"));
}

TrafficBar::Share TrafficBar::shareOf(const deployment::Deployment& deployment,
    const deployment::Resources& resources, deployment::Side side)
{
    const auto* const slot = sideOf(resources, side);
    return {models::sideShareText(deployment::sideName(deployment, side), slot),
        slot != nullptr ? slot->traffic : std::nullopt, slot != nullptr};
}

void TrafficBar::setResources(
    const deployment::Deployment& deployment, const deployment::Resources& resources)
{
    m_blue = shareOf(deployment, resources, deployment::Side::Blue);
    m_green = shareOf(deployment, resources, deployment::Side::Green);
    setAccessibleDescription(tr("%1, %2", "blue, green").arg(m_blue.text, m_green.text));
    updateGeometry();
    update();
}

QSize TrafficBar::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(m_blue.text + m_green.text);
    return {
        std::max(220, text + 32), trafficBarThickness + trafficBarSpacing + fontMetrics().height()};
}

QSize TrafficBar::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_blue.text + m_green.text) + 16, sizeHint().height()};
}

void TrafficBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBar(painter);
    paintText(painter, m_blue, theme::Tone::Blue, Qt::AlignLeft);
    paintText(painter, m_green, theme::Tone::Green, Qt::AlignRight);
}

void TrafficBar::paintBar(QPainter& painter) const
{
    const QRectF track(0, 0, width(), trafficBarThickness);
    QPainterPath shape;
    shape.addRoundedRect(track, trafficBarThickness / 2.0, trafficBarThickness / 2.0);
    painter.fillPath(shape, theme::line(palette()));
    const double whole = std::max(100.0, drawn(m_blue.percent) + drawn(m_green.percent));
    const double blueWidth = track.width() * drawn(m_blue.percent) / whole;
    const double greenWidth = track.width() * drawn(m_green.percent) / whole;
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(QRectF(0, 0, blueWidth, trafficBarThickness),
        theme::foreground(theme::Tone::Blue, palette()));
    painter.fillRect(QRectF(track.width() - greenWidth, 0, greenWidth, trafficBarThickness),
        theme::foreground(theme::Tone::Green, palette()));
    // A hairline separates the two for those who don't see the colors.
    if (blueWidth > 0 && greenWidth > 0)
        painter.fillRect(
            QRectF(blueWidth - 1, 0, 2, trafficBarThickness), palette().color(QPalette::Base));
    painter.restore();
}

void TrafficBar::paintText(
    QPainter& painter, const Share& share, theme::Tone tone, Qt::Alignment alignment) const
{
    const QRect line(0, trafficBarThickness + trafficBarSpacing, width(),
        height() - trafficBarThickness - trafficBarSpacing);
    painter.setPen(
        share.isThere ? theme::foreground(tone, palette()) : theme::secondaryText(palette()));
    painter.drawText(line, static_cast<int>((alignment | Qt::AlignVCenter).toInt()), share.text);
}

} // namespace widgets
