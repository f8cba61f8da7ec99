// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_texts.h"

#include "chart_values.h"

#include "deploy/models/display_strings.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace widgets {

QString ChartTexts::clock(deployment::Timestamp time) const
{
    if (m_chart.kind().isFromMoment)
        return models::distanceText(time);
    const auto range = m_chart.curve().timeRange();
    return models::timeTextBeside(range ? range->from : time, time, m_zone);
}

QString ChartTexts::whole(const models::MetricCurve& curve) const
{
    const auto range = curve.timeRange();
    if (!range)
        return curve.hasOnlyGaps() ? tr("No traffic: none of the measurements is a number")
                                   : tr("No values");
    const auto values = curve.valueRange(*range);
    const QString extremes =
        tr("Lowest %1, highest %2, last %3 at %4")
            .arg(m_chart.valueText(values->smallest), m_chart.valueText(values->largest),
                m_chart.valueText(curve.last()->value), clock(curve.last()->time));
    return range->from == range->to
        ? extremes
        : tr("%1, first at %2", "what a curve does, a time").arg(extremes, clock(range->from));
}

QString ChartTexts::at(deployment::Timestamp moment) const
{
    const auto point = m_chart.curve().valueAt(moment);
    QString value = point ? tr("%1 %2", "name and value of a metric")
                                .arg(m_chart.kind().title, m_chart.valueText(point->value))
                          : tr("%1: no value", "name of a metric").arg(m_chart.kind().title);
    if (point && clock(point->time) != clock(moment))
        value =
            tr("%1 at %2", "name and value of a metric, its time").arg(value, clock(point->time));
    QStringList parts{clock(moment), value};
    if (const auto step = models::stepAt(m_chart.events().steps, moment))
        parts << tr("step: %1").arg(m_chart.events().nameOf(*step));
    for (const models::TimeMark& mark :
        models::marksAround(m_chart.events().marks, m_chart.curve(), moment))
        parts << mark.text;
    return parts.join(QStringLiteral(", "));
}

QString ChartTexts::moment(deployment::Timestamp time) const
{
    return m_chart.kind().isFromMoment ? models::distanceText(time)
                                       : models::momentText(time, m_zone);
}

QString ChartTexts::readout(const deployment::MetricPoint& point) const
{
    const QString own = moment(point.time) + QStringLiteral("  ") + m_chart.valueText(point.value);
    const auto other = m_chart.reference().nearest(point.time);
    return other ? tr("%1  (%2: %3)", "time and value, name of another run, its value")
                       .arg(own, m_chart.referenceName(), m_chart.valueText(other->value))
                 : own;
}

QString ChartTexts::summary() const
{
    QString text = whole(m_chart.curve());
    if (!m_chart.referenceName().isEmpty())
        text = tr("%1. %2: %3", "description of a curve, name of another run, its description")
                   .arg(text, m_chart.referenceName(), whole(m_chart.reference()));
    if (const QString own = notes(); !own.isEmpty())
        text = tr("%1. %2", "description of a curve, its limit and verdicts").arg(text, own);
    return text;
}

QString ChartTexts::limit(const MetricKind& kind, const deployment::MetricNotes& notes)
{
    if (!notes.condition.empty())
        return models::displayText(notes.condition, 200);
    return tr("limit %1").arg(valueText(kind, *notes.limit));
}

QString ChartTexts::summary(const MetricKind& kind, const models::MetricCurve& curve)
{
    const auto range = curve.timeRange();
    if (!range)
        return curve.hasOnlyGaps() ? tr("No traffic") : tr("No values");
    const models::ValueRange values = *curve.valueRange(*range);
    return tr("last %1, lowest %2, highest %3")
        .arg(valueText(kind, curve.last()->value), valueText(kind, values.smallest),
            valueText(kind, values.largest));
}

QString ChartTexts::verdict(const std::string& word)
{
    if (word == "Successful")
        return tr("Successful", "a measurement");
    if (word == "Failed")
        return tr("Failed", "a measurement");
    if (word == "Inconclusive")
        return tr("Inconclusive", "a measurement");
    if (word == "Error")
        return tr("Could not be measured", "a measurement");
    return models::displayText(word, 64);
}

QString ChartTexts::notes() const
{
    const deployment::MetricNotes& notes = m_chart.notes();
    QStringList parts;
    if (notes.limit)
        parts << tr("limit %1").arg(m_chart.valueText(*notes.limit));
    for (const char* word : {"Failed", "Inconclusive", "Error"}) {
        const auto count = std::ranges::count(notes.verdicts, word, &deployment::Verdict::word);
        if (count > 0)
            parts << tr("%1: %2", "a verdict, how often")
                         .arg(verdict(word), QLocale().toString(qlonglong(count)));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace widgets
