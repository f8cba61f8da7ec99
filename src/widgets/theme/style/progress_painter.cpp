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

void drawSplitter(QPainter& painter, const QStyleOption& option)
{
    const ControlColors colors = controlColors(option.palette);
    const bool isOver = option.state.testFlag(QStyle::State_Enabled)
        && (option.state.testFlag(QStyle::State_MouseOver)
            || option.state.testFlag(QStyle::State_Sunken));
    const int width = isOver ? 3 : 1;
    const QRect rect = option.rect;
    const QRect line = option.state.testFlag(QStyle::State_Horizontal)
        ? QRect(rect.center().x() - width / 2, rect.top(), width, rect.height())
        : QRect(rect.left(), rect.center().y() - width / 2, rect.width(), width);
    painter.fillRect(line, isOver ? colors.accent : colors.softEdge);
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
