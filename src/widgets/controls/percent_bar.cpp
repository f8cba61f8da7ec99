// SPDX-License-Identifier: GPL-3.0-or-later
#include "percent_bar.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/accessible_role.h"

#include <QPainter>

#include <algorithm>

namespace widgets {

namespace {

constexpr int percentBarThickness = 8;
constexpr int percentBarSpacing = 10;
constexpr int minLength = 80;

} // namespace

PercentBar::PercentBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Progress"));
}

void PercentBar::setPercent(std::optional<double> percent)
{
    if (percent == m_percent)
        return;
    const bool wider = models::percentText(percent).size() != models::percentText(m_percent).size();
    m_percent = percent;
    setAccessibleDescription(models::percentText(percent));
    if (wider)
        updateGeometry();
    update();
}

void PercentBar::setTone(theme::Tone tone)
{
    m_tone = tone;
    update();
}

int PercentBar::numberWidth() const
{
    const int usual = fontMetrics().horizontalAdvance(models::percentText(100));
    return std::max(usual, fontMetrics().horizontalAdvance(models::percentText(m_percent)));
}

QSize PercentBar::sizeHint() const
{
    return {3 * minLength + percentBarSpacing + numberWidth(),
        std::max(percentBarThickness, fontMetrics().height())};
}

QSize PercentBar::minimumSizeHint() const
{
    return {minLength + percentBarSpacing + numberWidth(), sizeHint().height()};
}

void PercentBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QRectF track(0, (height() - percentBarThickness) / 2.0,
        width() - numberWidth() - percentBarSpacing, percentBarThickness);
    const bool hasRoom = track.width() >= 2 * percentBarThickness; // else the number alone
    if (hasRoom) {
        painter.setBrush(theme::line(palette()));
        painter.drawRoundedRect(track, percentBarThickness / 2.0, percentBarThickness / 2.0);
    }

    const double share = deployment::drawablePercentage(m_percent).value_or(0) / 100;
    if (hasRoom && share > 0) {
        track.setWidth(std::max<double>(percentBarThickness, track.width() * share));
        painter.setBrush(theme::foreground(m_tone, palette()));
        painter.drawRoundedRect(track, percentBarThickness / 2.0, percentBarThickness / 2.0);
    }

    const bool doubtful = m_percent && !(*m_percent >= 0 && *m_percent <= 100);
    painter.setPen(doubtful ? theme::foreground(theme::Tone::Warning, palette())
                            : palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, models::percentText(m_percent));
}

} // namespace widgets
