// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview_sparkline.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace widgets {

namespace {

constexpr int sparklineHeight = 44;
constexpr double leastSpread = 0.02; ///< of the values, from the bottom to the top
constexpr qreal lineWidth = 1.5;
constexpr qreal dotRadius = 2;

double shareOfTime(deployment::Timestamp time, const models::TimeSpan& range)
{
    const auto length = static_cast<double>(range.length().count());
    return length <= 0 ? 0.5 : static_cast<double>((time - range.from).count()) / length;
}

} // namespace

PreviewSparkline::PreviewSparkline(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("previewSparkline"));
    setAccessibleRole(*this, QAccessible::Chart);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void PreviewSparkline::setCurve(std::optional<models::PreviewCurve> curve)
{
    m_curve = std::move(curve);
    setVisible(m_curve.has_value());
    setAccessibleName(m_curve ? m_curve->title : QString());
    setAccessibleDescription(m_curve ? m_curve->description : QString());
    setToolTip(m_curve ? models::toolTipText(m_curve->description) : QString());
    update();
}

QSize PreviewSparkline::sizeHint() const
{
    return {0, fontMetrics().height() + theme::space::tight + sparklineHeight};
}

void PreviewSparkline::paintWords(QPainter& painter, int height) const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(strong);
    const int values = metrics.horizontalAdvance(m_curve->values) + theme::space::near;
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(strong);
    painter.drawText(
        QRect(0, 0, width(), height), Qt::AlignRight | Qt::AlignVCenter, m_curve->values);
    painter.drawText(QRect(0, 0, width(), height), Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_curve->title, Qt::ElideRight, width() - values));
}

void PreviewSparkline::paintCurve(QPainter& painter, const QRectF& place) const
{
    const auto values = m_curve->curve.valueRange(m_curve->range);
    if (!values)
        return;
    const double middle = (values->largest + values->smallest) / 2;
    // A little up and down is not to look like trouble.
    const double spread = std::max(values->largest - values->smallest,
        leastSpread * std::max(std::abs(values->largest), std::abs(values->smallest)));
    const auto at = [&](const deployment::MetricPoint& point) {
        const double height = spread > 0 ? (point.value - middle) / spread + 0.5 : 0.5;
        return QPointF(place.left() + shareOfTime(point.time, m_curve->range) * place.width(),
            place.bottom() - height * place.height());
    };
    const QColor color = theme::foreground(theme::toneOfMetric(m_curve->metric), palette());
    for (const auto& segment :
        m_curve->curve.sample(m_curve->range, std::max(1, static_cast<int>(place.width())))) {
        if (segment.size() == 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(at(segment.front()), dotRadius, dotRadius);
            continue;
        }
        QPainterPath path(at(segment.front()));
        for (const deployment::MetricPoint& point : segment)
            path.lineTo(at(point));
        painter.setPen(QPen(color, lineWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
}

void PreviewSparkline::paintEvent(QPaintEvent*)
{
    if (!m_curve)
        return;
    QPainter painter(this);
    const int words = fontMetrics().height() + theme::space::tight;
    paintWords(painter, words);
    const QRectF ground(0, words, width(), height() - words);
    const QRectF place =
        ground.adjusted(dotRadius, theme::space::tight, -dotRadius, -theme::space::tight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::line(palette()));
    painter.drawLine(ground.bottomLeft(), ground.bottomRight());
    if (m_curve->change) {
        const qreal x =
            place.left() + shareOfTime(*m_curve->change, m_curve->range) * place.width();
        painter.setPen(QPen(theme::secondaryText(palette()), 1, Qt::DashLine));
        painter.drawLine(QPointF(x, ground.top()), QPointF(x, ground.bottom()));
    }
    paintCurve(painter, place);
}

} // namespace widgets
