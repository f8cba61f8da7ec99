// SPDX-License-Identifier: GPL-3.0-or-later
#include "header_painter.h"

#include "control_colors.h"

#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionHeader>

#include <algorithm>

namespace widgets::headers {

namespace {

constexpr int arrowSize = 10;
constexpr int tickInset = 7; ///< of the line between two, from top and bottom

QRect arrowRect(const QStyleOptionHeader& header, int margin)
{
    const QRect place(header.rect.right() - margin - arrowSize,
        header.rect.center().y() - arrowSize / 2 + 1, arrowSize, arrowSize);
    return QStyle::visualRect(header.direction, header.rect, place);
}

/// Up to the arrow: what the base style keeps for one is three times as wide as ours.
QRect labelRect(const QStyleOptionHeader& header, const QStyle& style, const QWidget* widget)
{
    QStyleOptionHeader plain = header;
    plain.version = QStyleOptionHeader::Version;
    plain.sortIndicator = QStyleOptionHeader::None;
    QRect label = style.subElementRect(QStyle::SE_HeaderLabel, &plain, widget);
    if (header.sortIndicator == QStyleOptionHeader::None)
        return label;
    const int margin = style.pixelMetric(QStyle::PM_HeaderMargin, &header, widget);
    const QRect arrow = arrowRect(header, margin);
    if (header.direction == Qt::RightToLeft)
        label.setLeft(std::max(label.left(), arrow.right() + theme::space::tight));
    else
        label.setRight(std::min(label.right(), arrow.left() - theme::space::tight));
    return label;
}

QColor ground(const QStyleOption& option)
{
    return option.palette.color(QPalette::AlternateBase);
}

} // namespace

void draw(
    QPainter& painter, const QStyleOptionHeader& header, const QStyle& style, const QWidget* widget)
{
    painter.save();
    painter.setClipRect(header.rect, Qt::IntersectClip);
    style.drawControl(QStyle::CE_HeaderSection, &header, &painter, widget);
    QStyleOptionHeaderV2 label = labelOption(header);
    label.rect = labelRect(header, style, widget);
    if (label.rect.isValid())
        style.drawControl(QStyle::CE_HeaderLabel, &label, &painter, widget);
    if (header.sortIndicator != QStyleOptionHeader::None) {
        QStyleOptionHeader arrow = header;
        arrow.version = QStyleOptionHeader::Version; // the copy has no more than this
        arrow.rect = arrowRect(header, style.pixelMetric(QStyle::PM_HeaderMargin, &header, widget));
        style.drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &arrow, &painter, widget);
    }
    painter.restore();
}

void drawSection(QPainter& painter, const QStyleOptionHeader& header)
{
    const ControlColors colors = controlColors(header.palette);
    const QRect rect = header.rect;
    const bool isEnabled = header.state.testFlag(QStyle::State_Enabled);
    QColor fill = ground(header);
    if (isEnabled && header.state.testFlag(QStyle::State_Sunken))
        fill = theme::mixed(fill, header.palette.color(QPalette::Text), 0.1);
    else if (isEnabled && header.state.testFlag(QStyle::State_MouseOver))
        fill = theme::mixed(fill, header.palette.color(QPalette::Text), 0.05);
    painter.fillRect(rect, fill);
    if (header.orientation == Qt::Vertical) {
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), colors.softEdge);
        return;
    }
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colors.softEdge);
    const bool isLast = header.position == QStyleOptionHeader::End
        || header.position == QStyleOptionHeader::OnlyOneSection;
    if (!isLast)
        painter.fillRect(
            QRect(rect.right(), rect.top() + tickInset, 1, rect.height() - 2 * tickInset),
            colors.softEdge);
}

void drawEmptyArea(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(option.rect, ground(option));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
        controlColors(option.palette).softEdge);
}

QStyleOptionHeaderV2 labelOption(const QStyleOptionHeader& header)
{
    QStyleOptionHeaderV2 label;
    if (const auto* whole = qstyleoption_cast<const QStyleOptionHeaderV2*>(&header))
        label = *whole;
    else
        static_cast<QStyleOptionHeader&>(label) = header;
    if (header.state.testFlag(QStyle::State_Enabled))
        label.palette.setColor(QPalette::ButtonText, controlColors(header.palette).quiet);
    return label;
}

} // namespace widgets::headers
