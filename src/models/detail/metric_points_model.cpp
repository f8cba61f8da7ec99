// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/detail/metric_points_model.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"

#include <cmath>
#include <utility>

namespace models {

MetricPointsModel::MetricPointsModel(ValueText valueText, const TimeContext& time, QObject* parent)
    : BaseTableModel(parent)
    , m_valueText(std::move(valueText))
    , m_time(time)
{
    connect(&time, &TimeContext::zoneChanged, this, [this] { announceAll(); });
}

void MetricPointsModel::setPoints(
    std::shared_ptr<const deployment::MetricSeries> points, TimeEvents events)
{
    const int count = points ? static_cast<int>(points->size()) : 0;
    replaceContents(m_rows, count, [&] {
        m_points = std::move(points);
        m_events = std::move(events);
    });
}

const deployment::MetricPoint& MetricPointsModel::point(int row) const
{
    return (*m_points)[static_cast<std::size_t>(row)];
}

QVariant MetricPointsModel::cell(int row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return toolTipText(text(row, column));
    case Qt::EditRole:
        if (column == TimeColumn)
            return exactTimeText(point(row).time, m_time.zone());
        return text(row, column);
    case Qt::TextAlignmentRole:
        return column == ValueColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QString MetricPointsModel::text(int row, int column) const
{
    switch (column) {
    case TimeColumn:
        return dateTimeText(point(row).time, m_time.zone(), true)
            + offsetMark(point(row).time, m_time.zone(), point(0).time);
    case ValueColumn:
        return std::isfinite(point(row).value) ? m_valueText(point(row).value)
                                               : tr("No value", "of a measurement");
    default:
        return eventsText(row);
    }
}

/// The step that ran then, and what has happened since the point before.
QString MetricPointsModel::eventsText(int row) const
{
    QStringList parts;
    const deployment::Timestamp now = point(row).time;
    if (const auto step = stepAt(m_events.steps, now))
        parts << m_events.nameOf(*step);
    for (const TimeMark& mark : m_events.marks) {
        if (mark.at <= now && (row == 0 || mark.at > point(row - 1).time))
            parts << mark.text;
    }
    return parts.join(QStringLiteral(", "));
}

QVariant MetricPointsModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column == ValueColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TimeColumn:
        return tr("Time");
    case ValueColumn:
        return tr("Value");
    default:
        return tr("Step and events");
    }
}

} // namespace models
