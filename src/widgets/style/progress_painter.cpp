// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress_painter.h"

#include "control_colors.h"
#include "control_shapes.h"

#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace widgets::progress {

namespace {

constexpr int widestBar = 8;
constexpr int gripWidth = 2;
constexpr int gripLength = 28;

QRectF barOf(const QStyleOption& option)
{
    const int height = std::min(widestBar, option.rect.height());
    return {qreal(option.rect.left()), option.rect.top() + (option.rect.height() - height) / 2.0,
        qreal(option.rect.width()), qreal(height)};
}

void drawBar(QPainter& painter, const QRectF& bar, const QBrush& brush)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
    painter.restore();
}

/// How far, or stripes over the whole length where nobody knows.
void drawContents(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const QColor fill = controlColors(option.palette).accentFill;
    QRectF bar = barOf(option);
    if (option.maximum <= option.minimum) {
        drawBar(painter, bar, QBrush(fill, Qt::BDiagPattern));
        return;
    }
    const double share = std::clamp(
        (double(option.progress) - option.minimum) / (double(option.maximum) - option.minimum), 0.0,
        1.0);
    if (share <= 0)
        return;
    const qreal length = std::max(bar.height(), bar.width() * share);
    if (option.invertedAppearance != (option.direction == Qt::RightToLeft))
        bar.setLeft(bar.right() - length);
    else
        bar.setWidth(length);
    drawBar(painter, bar, fill);
}

/// A short grip; under the pointer the whole edge that can be moved.
void drawSplitter(QPainter& painter, const QStyleOption& option)
{
    const ControlColors colors = controlColors(option.palette);
    const bool isOver = option.state.testFlag(QStyle::State_Enabled)
        && (option.state.testFlag(QStyle::State_MouseOver)
            || option.state.testFlag(QStyle::State_Sunken));
    const bool isUpright = option.state.testFlag(QStyle::State_Horizontal);
    const QRect whole = option.rect;
    QRect grip = whole;
    if (isUpright)
        grip.setWidth(gripWidth);
    else
        grip.setHeight(gripWidth);
    if (!isOver && isUpright)
        grip.setHeight(std::min(whole.height(), gripLength));
    else if (!isOver)
        grip.setWidth(std::min(whole.width(), gripLength));
    grip.moveCenter(whole.center());
    painter.fillRect(grip, isOver ? colors.accent : colors.edge);
}

} // namespace

bool drawControl(QStyle::ControlElement element, const QStyleOption& option, QPainter& painter)
{
    if (element == QStyle::CE_Splitter) {
        drawSplitter(painter, option);
        return true;
    }
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option);
    if (element == QStyle::CE_ProgressBarGroove) {
        drawBar(painter, barOf(option), theme::line(option.palette));
        return true;
    }
    if (element != QStyle::CE_ProgressBarContents || bar == nullptr)
        return false;
    drawContents(painter, *bar);
    return true;
}

} // namespace widgets::progress
