// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_texts.h"

#include "deploy/models/display_strings.h"

namespace widgets {

QString ChartTexts::clock(deployment::Timestamp time) const
{
    return m_chart.kind().isFromMoment ? models::distanceText(time)
                                       : models::timeText(time, m_zone);
}

QString ChartTexts::whole(const models::MetricCurve& curve) const
{
    const auto range = curve.timeRange();
    if (!range)
        return tr("No values");
    const auto values = curve.valueRange(*range);
    return tr("Lowest %1, highest %2, last %3 at %4")
        .arg(m_chart.valueText(values->smallest), m_chart.valueText(values->largest),
            m_chart.valueText(curve.last()->value), clock(curve.last()->time));
}

QString ChartTexts::at(deployment::Timestamp moment) const
{
    const auto point = m_chart.curve().valueAt(moment);
    const QString value = point ? tr("%1 %2", "name and value of a metric")
                                      .arg(m_chart.kind().title, m_chart.valueText(point->value))
                                : tr("%1: no value", "name of a metric").arg(m_chart.kind().title);
    QStringList parts{clock(moment), value};
    if (const auto step = models::stepAt(m_chart.events().steps, moment))
        parts << tr("step: %1").arg(m_chart.events().nameOf(*step));
    for (const models::TimeMark& mark :
        models::marksAround(m_chart.events().marks, m_chart.curve(), moment))
        parts << mark.text;
    return parts.join(QStringLiteral(", "));
}

} // namespace widgets
