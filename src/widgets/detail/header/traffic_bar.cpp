// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic_bar.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace widgets {

namespace {

constexpr int trafficBarThickness = 8;
constexpr int trafficBarSpacing = 3;

std::optional<double> trafficOf(const deployment::Resources& resources, deployment::Side side)
{
    const auto* const slot = sideOf(resources, side);
    return slot != nullptr ? slot->traffic : std::nullopt;
}

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

void TrafficBar::setResources(const deployment::Resources& resources)
{
    m_blue = trafficOf(resources, deployment::Side::Blue);
    m_green = trafficOf(resources, deployment::Side::Green);
    m_hasBlue = sideOf(resources, deployment::Side::Blue) != nullptr;
    m_hasGreen = sideOf(resources, deployment::Side::Green) != nullptr;
    setAccessibleDescription(tr("%1, %2", "blue, green").arg(blueText(), greenText()));
    updateGeometry();
    update();
}

QString TrafficBar::blueText() const
{
    if (!m_hasBlue)
        return tr("No blue environment");
    return m_blue ? tr("Blue %1").arg(models::percentText(m_blue)) : tr("Blue: not known");
}

QString TrafficBar::greenText() const
{
    if (!m_hasGreen)
        return tr("No green environment");
    return m_green ? tr("Green %1").arg(models::percentText(m_green)) : tr("Green: not known");
}

QSize TrafficBar::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(blueText() + greenText());
    return {
        std::max(220, text + 32), trafficBarThickness + trafficBarSpacing + fontMetrics().height()};
}

QSize TrafficBar::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(blueText() + greenText()) + 16, sizeHint().height()};
}

void TrafficBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBar(painter);
    paintTexts(painter);
}

void TrafficBar::paintBar(QPainter& painter) const
{
    const QRectF track(0, 0, width(), trafficBarThickness);
    QPainterPath shape;
    shape.addRoundedRect(track, trafficBarThickness / 2.0, trafficBarThickness / 2.0);
    painter.fillPath(shape, theme::line(palette()));
    const double whole = std::max(100.0, drawn(m_blue) + drawn(m_green));
    const double blueWidth = track.width() * drawn(m_blue) / whole;
    const double greenWidth = track.width() * drawn(m_green) / whole;
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

void TrafficBar::paintTexts(QPainter& painter) const
{
    paintText(painter, deployment::Side::Blue, Qt::AlignLeft);
    paintText(painter, deployment::Side::Green, Qt::AlignRight);
}

void TrafficBar::paintText(QPainter& painter, deployment::Side side, Qt::Alignment alignment) const
{
    const bool isBlue = side == deployment::Side::Blue;
    const bool isThere = isBlue ? m_hasBlue : m_hasGreen;
    const QRect line(0, trafficBarThickness + trafficBarSpacing, width(),
        height() - trafficBarThickness - trafficBarSpacing);
    painter.setPen(isThere
            ? theme::foreground(isBlue ? theme::Tone::Blue : theme::Tone::Green, palette())
            : theme::secondaryText(palette()));
    painter.drawText(line, static_cast<int>((alignment | Qt::AlignVCenter).toInt()),
        isBlue ? blueText() : greenText());
}

} // namespace widgets
