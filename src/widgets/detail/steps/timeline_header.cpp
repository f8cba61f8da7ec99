// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline_header.h"

#include "deploy/models/detail/steps_model.h"
#include "deploy/models/detail/time_ticks.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace widgets {

namespace {

constexpr int sideMargin = 12;
constexpr int tickLength = 4;

} // namespace

TimelineScale::TimelineScale(const models::TimeSpan& range, const QRect& cell)
    : m_left(cell.left() + sideMargin)
    , m_width(std::max(1, cell.width() - 2 * sideMargin))
    , m_from(double(range.from.time_since_epoch().count()))
    , m_length(double(range.length().count()))
{
}

double TimelineScale::xOf(deployment::Timestamp time) const
{
    const double share = (double(time.time_since_epoch().count()) - m_from) / m_length;
    return m_left + std::clamp(share, 0.0, 1.0) * m_width;
}

deployment::Timestamp TimelineScale::timeAt(double x) const
{
    const double share = std::clamp((x - m_left) / m_width, 0.0, 1.0);
    return deployment::Timestamp(deployment::Milliseconds(std::llround(m_from + share * m_length)));
}

TimelineHeader::TimelineHeader(
    const models::StepsModel& model, const models::TimeContext& time, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_model(model)
    , m_time(time)
{
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setHighlightSections(false);
    connect(
        &model, &models::StepsModel::timeRangeChanged, viewport(), qOverload<>(&QWidget::update));
}

void TimelineHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    const auto range = m_model.timeRange();
    if (logicalIndex != models::StepsModel::TimelineColumn || m_model.rowCount() == 0 || !range) {
        QHeaderView::paintSection(painter, rect, logicalIndex);
        return;
    }
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    painter->save();
    paintTicks(*painter, rect, *range);
    painter->restore();
}

void TimelineHeader::paintTicks(
    QPainter& painter, const QRect& rect, const models::TimeSpan& range) const
{
    const TimelineScale scale(range, rect);
    const int widest = fontMetrics().horizontalAdvance(QStringLiteral("00:00:00")) + 16;
    const int most = std::max(2, static_cast<int>(scale.width()) / widest);
    painter.setClipRect(rect);
    for (const models::TimeTick& tick : models::timeTicks(range, most, m_time.zone())) {
        const int x = static_cast<int>(scale.xOf(tick.time));
        painter.setPen(theme::line(palette()));
        painter.drawLine(x, rect.bottom() - tickLength, x, rect.bottom());
        painter.setPen(theme::secondaryText(palette())); // as the other headings
        const int half = fontMetrics().horizontalAdvance(tick.text) / 2 + 1;
        const int center = std::clamp(
            x, rect.left() + half + 2, std::max(rect.left() + half + 2, rect.right() - half - 2));
        painter.drawText(QRect(center - half, rect.top(), 2 * half, rect.height() - tickLength),
            Qt::AlignCenter, tick.text);
    }
}

} // namespace widgets
